"use strict";
// The editor with a sample operation in each tab, from a new project to a finished video.

const examples = [
  {
    query: `# 1. Create a project. The other tabs need its databaseId.
mutation Create {
  createProject(input: {name: "My film", width: 1280, height: 720, fpsNum: 30, fpsDen: 1}) {
    project { id databaseId name width height restUrl }
    userErrors { field message code }
  }
}

# Add media: upload it by REST or a multipart request, or let the server fetch it from an address.
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
    query: `# 2. Put many clips and effects on the timeline at once: all of them, or none.
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
    query: `# 3. Render it; the next tab shows the progress.
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
    query: `# 5. Add the timeline of one project to another, five seconds later and one layer higher.
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
