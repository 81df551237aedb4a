"use strict";
// The editor with an operation in each tab, in the order in which a film comes about.

const examples = [
  {
    query: `# 1. Make a project. Its databaseId is the number that the other tabs ask for.
mutation Create {
  createProject(input: {name: "My film", width: 1280, height: 720, fpsNum: 30, fpsDen: 1}) {
    project { id databaseId name width height restUrl }
    userErrors { field message code }
  }
}

# Media come by the REST API, by a multipart request, or from an address that the server fetches:
mutation Fetch($project: ID!) {
  createFile(input: {project: $project, json: {url: "https://example.org/film.mp4", name: "film.mp4"}}) {
    file { id databaseId name duration }
    userErrors { field message code }
  }
}
`,
    variables: '{\n  "project": "1"\n}',
  },
  {
    query: `# 2. Put many clips and effects on the timeline at once; either all of them or none.
mutation Compose($project: ID!, $file: ID!) {
  composeTimeline(input: {
    project: $project, mode: REPLACE,
    clips: [
      {file: $file, layer: 1, position: 0, end: 4, keyframes: [
        {property: "alpha", points: [{frame: 1, value: 0}, {frame: 30, value: 1, interpolation: LINEAR}]}]},
      {file: $file, layer: 1, position: 4, end: 4}
    ],
    effects: [{title: "Negative", type: "Negate", position: 4, end: 1, layer: 1}]
  }) {
    clips { id position start end }
    effects { id type }
    userErrors { field message code }
  }
}
`,
    variables: '{\n  "project": "1",\n  "file": "1"\n}',
  },
  {
    query: `# 3. Render it; the next tab shows how it goes on.
mutation Export($project: ID!) {
  createExport(input: {project: $project, videoFormat: "mp4", videoCodec: "libx264", audioCodec: "aac"}) {
    export { id databaseId status }
    userErrors { field message code }
  }
}
`,
    variables: '{\n  "project": "1"\n}',
  },
  {
    query: `# 4. Watch all exports of the project, live.
subscription Watch($project: ID!) {
  projectExports(projectId: $project) {
    stage percent framesDone framesTotal etaSeconds message
    export { databaseId status outputUrl }
  }
}
`,
    variables: '{\n  "project": "1"\n}',
  },
  {
    query: `# 5. Bring the timeline of one project into another, five seconds later and a layer higher.
mutation Merge($into: ID!, $from: ID!) {
  mergeProject(input: {id: $into, project: $from, position: 5, layer: 1}) {
    project { clips(first: 20) { totalCount nodes { position layer file { name } } } }
    userErrors { field message code }
  }
}
`,
    variables: '{\n  "into": "1",\n  "from": "2"\n}',
  },
];

const address = new URL("/graphql", window.location.href);
const socket = new URL(address);
socket.protocol = address.protocol === "https:" ? "wss:" : "ws:";

const fetcher = GraphiQL.createFetcher({
  url: address.href,
  wsClient: graphqlWs.createClient({ url: socket.href }),
});

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher, defaultTabs: examples, defaultEditorToolsVisibility: "variables" }),
);
