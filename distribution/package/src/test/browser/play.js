// Plays HLS streams in Chromium with hls.js and prints what happened as JSON.
// node play.js CHROMIUM AUTHORIZATION ADDRESS...  (CHROMIUM is a program, or empty for the one of npm)
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import puppeteer from "puppeteer-core";

const [program, authorization, ...addresses] = process.argv.slice(2);
const PATIENCE = 60_000;

// The exit code where the machine lacks what the browser needs to start.
const NO_BROWSER = 3;

async function launch() {
  const flags = ["--no-sandbox", "--mute-audio", "--autoplay-policy=no-user-gesture-required"];
  if (program) {
    return puppeteer.launch({ executablePath: program, args: [...flags, "--disable-gpu"], headless: true });
  }
  const { default: chromium } = await import("@sparticuz/chromium");
  const executablePath = await chromium.executablePath();
  return puppeteer.launch({ executablePath, args: [...chromium.args, ...flags], headless: "shell" });
}

async function serve() {
  const player = await readFile(new URL("node_modules/hls.js/dist/hls.min.js", import.meta.url));
  const page = "<!doctype html><title>Player</title><video muted></video><script src='hls.js'></script>";
  const server = createServer((request, answer) => {
    const script = request.url.endsWith("hls.js");
    answer.setHeader("Content-Type", script ? "text/javascript" : "text/html");
    answer.end(script ? player : page);
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  return server;
}

// Runs in the page. All of a stream is loaded before it is played, so that it stalls only where it has a gap.
async function play(address, authorization, patience) {
  const video = document.querySelector("video");
  const seen = { errors: [], stalls: [], colors: new Set() };
  const until = (what, condition) => new Promise((resolve, reject) => {
    const begun = performance.now();
    const look = setInterval(() => {
      if (condition()) {
        clearInterval(look);
        resolve(performance.now() - begun);
      } else if (performance.now() - begun > patience) {
        clearInterval(look);
        const where = `at ${video.currentTime} of ${video.duration} s, after the errors "${seen.errors}"`;
        reject(new Error(`${what} takes too long: ${where}`));
      }
    }, 20);
  });
  const canvas = new OffscreenCanvas(8, 8).getContext("2d", { willReadFrequently: true });
  const look = () => {
    canvas.drawImage(video, 0, 0, 8, 8);
    seen.colors.add(canvas.getImageData(0, 0, 8, 8).data.join());
    video.requestVideoFrameCallback(look);
  };
  const hls = new Hls({ xhrSetup: request => request.setRequestHeader("Authorization", authorization) });
  hls.on(Hls.Events.ERROR, (_, error) => seen.errors.push(error.details));
  hls.loadSource(address);
  hls.attachMedia(video);
  const firstPicture = await until("The first picture", () => video.readyState >= 2);
  await until("Loading", () => video.buffered.length > 0 && video.buffered.end(0) >= video.duration - 0.1);
  const ranges = video.buffered.length;
  video.requestVideoFrameCallback(look);
  video.addEventListener("waiting", () => seen.stalls.push(video.currentTime));
  await video.play();
  await until("Playing", () => video.currentTime >= 3);
  const played = seen.stalls.length;
  video.currentTime = video.duration - 2;
  const seek = await until("Seeking", () => !video.seeking && video.readyState >= 2);
  await until("The end", () => video.ended);
  const result = {
    errors: seen.errors, stalls: seen.stalls.slice(0, played), pictures: seen.colors.size, ranges,
    firstPicture: Math.round(firstPicture), seek: Math.round(seek), duration: video.duration,
    height: video.videoHeight, soundBytes: video.webkitAudioDecodedByteCount };
  hls.destroy();
  return result;
}

const server = await serve();
const browser = await launch().catch(reason => {
  console.error(reason);
  process.exit(NO_BROWSER);
});
try {
  const results = [];
  for (const address of addresses) {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    results.push(await page.evaluate(play, address, authorization, PATIENCE));
    await page.close();
  }
  console.log(JSON.stringify({ browser: await browser.version(), results }));
} finally {
  await browser.close();
  server.close();
}
