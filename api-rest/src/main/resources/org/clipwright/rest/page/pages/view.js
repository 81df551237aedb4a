"use strict";
// Scrubs and plays the picture of a project, and follows exports while they run.

const PLAYER = "/static/hls.min.js";
const drawing = new WeakSet();

function slider(stage) {
  return stage.querySelector("input[type=range]");
}

function place(seconds) {
  const tenths = Math.round(seconds * 10);
  const two = (number) => String(number).padStart(2, "0");
  const rest = `${two(Math.floor(tenths / 10) % 60)}.${tenths % 10}`;
  const minutes = Math.floor(tenths / 600);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

// Says which frame is shown, and moves the line across the layers there.
function tell(stage) {
  const input = slider(stage);
  const seconds = (input.value - 1) / stage.dataset.rate;
  stage.querySelector("output").value = `${input.value} of ${input.max}, ${place(seconds)}`;
  const whole = document.querySelector("[data-seconds]")?.dataset.seconds;
  document.querySelectorAll(".playhead").forEach((line) => {
    line.setAttribute("x1", `${(100 * seconds) / whole}%`);
    line.setAttribute("x2", `${(100 * seconds) / whole}%`);
  });
}

// One frame is fetched at a time, and then the one that the slider has reached; one that fails shows its text instead.
async function draw(stage) {
  if (drawing.has(stage)) {
    return;
  }
  drawing.add(stage);
  const picture = stage.querySelector("img");
  for (let shown = ""; shown !== slider(stage).value;) {
    shown = slider(stage).value;
    const next = new Image();
    next.src = stage.dataset.base + shown + stage.dataset.size;
    await next.decode().catch(() => undefined);
    picture.src = next.src;
    picture.alt = `Frame ${shown}`;
  }
  drawing.delete(stage);
}

function library() {
  return window.Hls ? Promise.resolve() : new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = PLAYER;
    script.addEventListener("load", loaded);
    script.addEventListener("error", failed);
    document.head.append(script);
  });
}

function stop(stage) {
  const video = stage.querySelector("video.playing");
  if (video) {
    video.dispatchEvent(new Event("stop"));
    video.remove();
    stage.querySelector("img").hidden = false;
    stage.querySelector("[data-play]").hidden = false;
  }
}

// Where the browser has no media source extensions, it plays such streams by itself.
async function stream(video, address, start, failed) {
  if (!window.MediaSource && !window.ManagedMediaSource) {
    video.src = `${address}#t=${start}`;
    return;
  }
  await library();
  const hls = new window.Hls({ enableWorker: false, startPosition: start });
  hls.on(window.Hls.Events.ERROR, (_, error) => {
    if (error.fatal) {
      failed(error.details);
    }
  });
  video.addEventListener("stop", () => hls.destroy());
  hls.loadSource(address);
  hls.attachMedia(video);
}

async function play(stage) {
  const picture = stage.querySelector("img");
  const video = document.createElement("video");
  Object.assign(video, { controls: true, autoplay: true, playsInline: true, className: "playing" });
  video.width = picture.width;
  video.height = picture.height;
  video.poster = picture.src;
  const rate = Number(stage.dataset.rate);
  video.addEventListener("timeupdate", () => {
    slider(stage).value = Math.floor(video.currentTime * rate + 0.01) + 1;
    tell(stage);
  });
  picture.hidden = true;
  picture.before(video);
  stage.querySelector("[data-play]").hidden = true;
  await stream(video, stage.dataset.stream, (slider(stage).value - 1) / rate, (reason) => {
    stop(stage);
    stage.querySelector("output").value = `The preview cannot be played: ${reason}`;
  });
}

// Shows what the page of an export shows of it now.
async function refresh(live) {
  const answer = await fetch(live.dataset.live, { headers: { Accept: "text/html" } });
  const now = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(live.id);
  if (now) {
    live.replaceChildren(...now.childNodes);
  } else {
    live.querySelector("[data-running]")?.remove();
  }
}

function running() {
  return [...document.querySelectorAll("[data-live]")].filter((live) => live.querySelector("[data-running]"));
}

// Yields what the server tells of exports whenever one has changed.
async function* progress(field) {
  const selection = "{ percent export { databaseId } }";
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ query: `subscription { told: ${field} ${selection} }` }),
  });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (text + part.value).split("\n");
    text = lines.pop();
    for (const line of lines.filter((one) => one.startsWith("data: {"))) {
      const told = JSON.parse(line.slice(6)).data?.told;
      if (told) {
        yield told;
      }
    }
  }
}

// The words beside the bar come from the page: some time after an event, and once for all events until then.
function refreshSoon(live, percent) {
  if (!live.dataset.soon) {
    live.dataset.soon = "true";
    setTimeout(() => {
      delete live.dataset.soon;
      refresh(live).catch(() => undefined);
    }, percent === 100 ? 0 : document.hidden ? 5000 : 2000);
  }
}

async function follow(exports) {
  for await (const told of progress(exports.dataset.events)) {
    const bar = document.querySelector(`#export-${told.export.databaseId} progress`);
    const live = bar?.closest("[data-live]");
    if (live) {
      bar.value = told.percent;
      refreshSoon(live, told.percent);
    }
  }
}

// Where nothing can be heard, or no more, the pages are asked.
async function poll() {
  if (!document.hidden) {
    await Promise.allSettled(running().map(refresh));
  }
  if (running().length > 0) {
    setTimeout(poll, 1000);
  }
}

function followAll() {
  const followed = [...document.querySelectorAll("[data-events]")].filter((exports) =>
    exports.querySelector("[data-running]"));
  Promise.allSettled(followed.map(follow)).then(() => setTimeout(poll, 1000));
}

document.addEventListener("input", (event) => {
  const stage = event.target.closest(".stage");
  if (stage && event.target.type === "range") {
    stop(stage);
    tell(stage);
    draw(stage);
  }
});

document.addEventListener("click", (event) => {
  if (event.target.matches("[data-play]")) {
    play(event.target.closest(".stage"));
  }
});

document.querySelectorAll(".scrub").forEach((form) => {
  form.querySelector("[data-play]").hidden = false;
  form.querySelector("button:not([data-play])").hidden = true;
});
followAll();
