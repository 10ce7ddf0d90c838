// One submit per form, focus on the error summary; every page works without this file.
document.addEventListener("submit", e => {
  const f = e.target;
  if (f.dataset.sent) { e.preventDefault(); return; }
  f.dataset.sent = 1;
  setTimeout(() => delete f.dataset.sent, 8000);
});
addEventListener("pageshow", () => document.querySelectorAll("form").forEach(f => delete f.dataset.sent));
document.querySelector(".errors")?.focus();
