package org.clipwright.rest.request;

import java.util.List;
import java.util.Optional;

/** Finds the endpoint of a path; where several match, the one declared first wins. */
public final class Router {

  /** An endpoint and what its pattern took from the path. */
  public record Match(Endpoint endpoint, PathPattern.Fit fit) {}

  private final List<Endpoint> endpoints;

  public Router(List<Endpoint> endpoints) {
    this.endpoints = List.copyOf(endpoints);
  }

  public Optional<Match> match(String path) {
    return endpoints.stream()
        .flatMap(endpoint -> endpoint.path().fit(path).map(fit -> new Match(endpoint, fit)).stream())
        .findFirst();
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }
}
