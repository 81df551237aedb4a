// Does with the client library what its users do, and by hand what no good client does; ends with 1 when one goes wrong.
import assert from "node:assert/strict";
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const [url, authorization] = process.argv.slice(2);
const init = { type: "connection_init", payload: { Authorization: authorization } };
const subscribe = (id, query) => ({ type: "subscribe", id, payload: { query } });

function client(options = {}) {
  return createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { Authorization: authorization }, ...options });
}

async function all(iterable) {
  const values = [];
  for await (const value of iterable) {
    values.push(value);
  }
  return values;
}

/** Sends messages over a socket of its own, the first of them an introduction that is waited for, and tells the close code. */
function closeCode(messages, protocol = "graphql-transport-ws") {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocol);
    const send = (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message));
    const [first, ...rest] = messages;
    const introduced = first === init;
    socket.on("open", () => (introduced ? send(first) : messages.forEach(send)));
    socket.once("message", () => rest.forEach(send));
    socket.on("close", (code) => resolve(code));
    socket.on("error", reject);
  });
}

const scenarios = {
  async "a query over the socket has one answer"() {
    const [answer, ...more] = await all(client().iterate({ query: "{ hello }" }));
    assert.deepEqual(answer.data, { hello: "world" });
    assert.equal(more.length, 0);
  },
  async "a subscription tells every event and ends"() {
    const events = await all(client().iterate({ query: "subscription { count(to: 5) }" }));
    assert.deepEqual(events.map((event) => event.data.count), ["1", "2", "3", "4", "5"]);
  },
  async "several operations share a socket"() {
    const shared = client();
    const answers = await Promise.all([1, 2, 3].map((n) => all(shared.iterate({ query: `subscription { count(to: ${n}) }` }))));
    assert.deepEqual(answers.map((events) => events.length), [1, 2, 3]);
    await shared.dispose();
  },
  async "an operation that is given up leaves the socket to the others"() {
    const shared = client({ lazyCloseTimeout: 1000 });
    const endless = shared.iterate({ query: "subscription { silence }" });
    const waiting = endless.next();
    await endless.return();
    await waiting;
    const [answer] = await all(shared.iterate({ query: "{ hello }" }));
    assert.equal(answer.data.hello, "world");
    await shared.dispose();
  },
  async "errors of a document come to their operation"() {
    await assert.rejects(all(client().iterate({ query: "{ nothing }" })), (errors) => /nothing/.test(errors[0].message));
  },
  async "the client's pings are answered"() {
    let answered = 0;
    const alive = client({ lazy: false, keepAlive: 50, on: { pong: (received) => { answered += received ? 1 : 0; } } });
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.ok(answered >= 2, `${answered} pongs`);
    await alive.dispose();
  },
  async "wrong credentials close with 4403"() {
    const refused = client({ connectionParams: { Authorization: "Token wrong" } });
    await assert.rejects(all(refused.iterate({ query: "{ hello }" })), (event) => event.code === 4403);
  },
  async "what is no message closes with 4400"() {
    assert.equal(await closeCode(["nonsense"]), 4400);
  },
  async "a subscription before the introduction closes with 4401"() {
    assert.equal(await closeCode([subscribe("1", "{ hello }")]), 4401);
  },
  async "no sub-protocol closes with 4406"() {
    assert.equal(await closeCode([], []), 4406);
  },
  async "no introduction closes with 4408"() {
    assert.equal(await closeCode([]), 4408);
  },
  async "the same id twice closes with 4409"() {
    const same = subscribe("1", "subscription { silence }");
    assert.equal(await closeCode([init, same, same]), 4409);
  },
  async "two introductions close with 4429"() {
    assert.equal(await closeCode([init, init]), 4429);
  },
};

let failed = 0;
for (const [name, scenario] of Object.entries(scenarios)) {
  try {
    await Promise.race([scenario(), new Promise((_, reject) => setTimeout(() => reject(new Error("no end")), 15_000))]);
    console.log(`ok: ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED: ${name}: ${error?.message ?? JSON.stringify(error)}`);
  }
}
process.exit(failed === 0 ? 0 : 1);
