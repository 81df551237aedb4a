/** The platform as one graph, over HTTP and WebSocket. */
module org.clipwright.graphql {
}
