package org.clipwright.rest.request;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clipwright.rest.message.Offer;

/**
 * One address of the API with its declaration: routing, negotiation, OPTIONS, the schema and the pages are derived from
 * the table of endpoints.
 *
 * @param title its name as pages and OPTIONS show it, such as {@code Project List}
 * @param description what it is for, Markdown
 * @param path the paths that lead to it
 * @param access who may call it
 * @param offers the forms in which it answers
 * @param operations what it does for each method; HEAD and OPTIONS are added automatically
 * @param headers what each of its answers has, by name
 */
public record Endpoint(
    String title, String description, PathPattern path, Access access, List<Offer> offers,
    Map<Verb, Operation> operations, Map<String, String> headers) {

  public Endpoint {
    offers = List.copyOf(offers);
    Map<Verb, Operation> ordered = new EnumMap<>(Verb.class);
    ordered.putAll(operations);
    operations = ordered;
    headers = Map.copyOf(headers);
  }

  /** An endpoint whose answers have no headers in common. */
  public Endpoint(String title, String description, PathPattern path, Access access, List<Offer> offers,
      Map<Verb, Operation> operations) {
    this(title, description, path, access, offers, operations, Map.of());
  }

  /** The methods that it has, in the order of {@code Allow}. */
  public Set<Verb> verbs() {
    Set<Verb> verbs = EnumSet.of(Verb.OPTIONS);
    verbs.addAll(operations.keySet());
    if (operations.containsKey(Verb.GET)) {
      verbs.add(Verb.HEAD);
    }
    return verbs;
  }

  public String allow() {
    return verbs().stream().map(Verb::name).collect(Collectors.joining(", "));
  }

  public Optional<Operation> operation(Verb verb) {
    return Optional.ofNullable(operations.get(verb));
  }

  /** Whether the schema includes it; addresses of files are left out. */
  public boolean documented() {
    return !path.text().endsWith("*}") && offers.contains(Offer.JSON);
  }

  /** The first segment of its path, under which the schema files it. */
  public String tag() {
    String[] segments = path.text().split("/");
    return segments.length < 2 ? "root" : segments[1];
  }

  /**
   * Whether it answers with bytes of its own type, so that an {@code Accept} for that type is not a reason to reject.
   */
  boolean lenient() {
    return operations.values().stream().anyMatch(operation -> operation.reply().binary());
  }
}
