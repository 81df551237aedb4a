"use strict";
// Sends what no form can send by itself, shows the page that comes back, and remembers which kind of form is preferred.

function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  document.body.replaceWith(page.body);
  openPreferredTabs();
  window.scrollTo(0, 0);
}

async function send(form, method, body, headers) {
  const answer = await fetch(form.action, { method, body, headers: { ...headers, Accept: "text/html" } });
  if (answer.status === 204) {
    window.location.assign(new URL("..", form.action));
    return;
  }
  show(await answer.text());
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const fields = new FormData(form);
  const token = { "X-CSRFToken": fields.get("csrfmiddlewaretoken") ?? "" };
  const method = form.dataset.raw ? event.submitter?.value ?? "POST" : form.dataset.method;
  if (!method) {
    return;
  }
  event.preventDefault();
  if (form.dataset.raw) {
    send(form, method, fields.get("content"), { ...token, "Content-Type": fields.get("type") });
  } else if (method !== "DELETE" || window.confirm("Delete this and all that depends on it?")) {
    send(form, method, method === "PUT" ? fields : undefined, token);
  }
});

function openPreferredTabs() {
  const preferred = localStorage.getItem("tab");
  if (preferred) {
    document.querySelectorAll("details[data-tab]").forEach((tab) => {
      tab.open = tab.dataset.tab === preferred || tab.querySelector("[aria-invalid]") !== null;
    });
  }
}

document.addEventListener("click", (event) => {
  const tab = event.target.closest?.("details[data-tab] > summary")?.parentElement;
  if (tab && !tab.open) {
    localStorage.setItem("tab", tab.dataset.tab);
    tab.parentElement.querySelectorAll("details[data-tab]").forEach((other) => {
      other.open = false;
    });
  }
});

// Offers the fonts of the server to those who are about to name one; a list of them takes a worker.
document.addEventListener("focusin", async (event) => {
  const input = event.target;
  if (!input.matches?.("input[name=font_name]") || input.list) {
    return;
  }
  const list = document.createElement("datalist");
  list.id = `${input.id}-fonts`;
  input.after(list);
  input.setAttribute("list", list.id);
  const answer = await fetch("/info/fonts/", { headers: { Accept: "application/json" } });
  const families = answer.ok ? await answer.json() : [];
  list.append(...families.map(({ family }) => new Option(family, family)));
});

openPreferredTabs();
