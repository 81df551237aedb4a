"use strict";
// Sends the forms whose methods no form can send by itself, and shows the page that comes back.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const method = form.dataset.method;
  if (!method) {
    return;
  }
  event.preventDefault();
  if (method === "DELETE" && !window.confirm("Delete this and all that depends on it?")) {
    return;
  }
  const fields = new FormData(form);
  const token = fields.get("csrfmiddlewaretoken");
  const answer = await fetch(form.action, {
    method,
    body: method === "DELETE" ? undefined : fields,
    headers: { "X-CSRFToken": token, Accept: "text/html" },
  });
  if (answer.status === 204) {
    window.location.assign(new URL("..", form.action));
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = page.title;
  document.body.replaceWith(page.body);
  window.scrollTo(0, 0);
});
