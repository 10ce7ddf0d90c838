document.addEventListener("submit", e => {
  const f = e.target;
  if (f.dataset.sent) e.preventDefault();
  f.dataset.sent = 1;
  setTimeout(() => delete f.dataset.sent, 8000);
});
addEventListener("pageshow", () => document.querySelectorAll("form").forEach(f => delete f.dataset.sent));
document.querySelector(".errors")?.focus();
const m = document.getElementById("mode"), h = document.documentElement;
m?.addEventListener("click", e => {
  e.preventDefault();
  const d = h.dataset.mode == "elder" ? "std" : "elder", t = m.textContent;
  h.dataset.mode = d;
  m.textContent = m.dataset.other;
  m.dataset.other = t;
  document.cookie = "lianban-display=" + d + ";path=/;max-age=31536000;samesite=lax";
});
