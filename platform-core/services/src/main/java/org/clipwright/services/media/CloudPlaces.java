package org.clipwright.services.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.sdk.storage.StorageException;
import org.clipwright.sdk.storage.StorageKey;
import org.clipwright.sdk.storage.StorageProvider;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.media.place.CloudPlace;
import org.clipwright.services.resource.UserId;

/**
 * The buckets and containers that files are imported from and exports uploaded to, as far as the operator's rules let
 * each user access them with the server's credentials. Thread-safe.
 */
public final class CloudPlaces implements AutoCloseable {

  private final List<CloudRule> rules;
  private final long mostBytes;
  private final Opener opener;
  private final Map<CloudRule, StorageProvider> opened = new ConcurrentHashMap<>();

  /** Opens a bucket or container. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens it.
     *
     * @throws StorageException when a setting is missing or wrong
     */
    StorageProvider open(CloudRule.CloudKind kind, String name);
  }

  /** What a place is used for. */
  public enum Use {
    IMPORT("Import from"),
    EXPORT("Export to");

    private final String words;

    Use(String words) {
      this.words = words;
    }
  }

  /**
   * Places that rules allow.
   *
   * @param mostBytes of a file that is imported
   */
  public CloudPlaces(List<CloudRule> rules, long mostBytes, Opener opener) {
    this.rules = List.copyOf(rules);
    this.mostBytes = mostBytes;
    this.opener = opener;
  }

  /** For a server whose operator allows none. */
  public static CloudPlaces none() {
    return new CloudPlaces(List.of(), 0, (kind, name) -> {
      throw new IllegalStateException("There is no rule that opens " + name + ".");
    });
  }

  /**
   * The place that an object's JSON names; empty when it names none. Nothing is sent there.
   *
   * @throws ValidationException when the user may not reach it, or something about it is wrong
   */
  public Optional<CloudPlace> named(UserId user, ObjectNode json, Use use) {
    List<CloudRule.CloudKind> kinds =
        Stream.of(CloudRule.CloudKind.values()).filter(kind -> isGiven(json.path(kind.key()))).toList();
    if (kinds.size() > 1) {
      throw wrong("Name either a \"bucket\" of S3 or a \"container\" of Azure, not both.");
    }
    return kinds.stream().findFirst().map(kind -> place(user, kind, json, use));
  }

  private static boolean isGiven(JsonNode value) {
    return !value.isMissingNode() && !value.isNull() && !(value.isTextual() && value.textValue().isBlank());
  }

  private CloudPlace place(UserId user, CloudRule.CloudKind kind, ObjectNode json, Use use) {
    if (rules.stream().noneMatch(rule -> rule.kind() == kind)) {
      throw wrong(use.words + " " + kind.title() + " is not configured on this server.");
    }
    String name = text(json, kind.key()).strip();
    List<CloudRule> fitting = rules.stream().filter(rule -> rule.kind() == kind && rule.isNamed(name)).toList();
    if (fitting.isEmpty()) {
      throw wrong(
          "This server is not allowed to use the " + kind.key() + " \"" + name + "\"; it can use " + names(kind) + ".");
    }
    String key = key(json, kind);
    CloudRule rule = fitting.stream().filter(each -> key.startsWith(each.prefixOf(user))).findFirst()
        .orElseThrow(() -> wrong(
            "In the " + kind.key() + " \"" + name + "\" you may use only paths that begin with "
                + fitting.stream().map(each -> "\"" + each.prefixOf(user) + "\"").collect(Collectors.joining(" or "))
                + "."));
    return new CloudPlace(kind.storage(), " in the " + kind.key() + " \"" + name + "\"", key,
        use == Use.EXPORT ? options(kind, rule, json) : Map.of(), mostBytes,
        () -> provider(rule));
  }

  private String names(CloudRule.CloudKind kind) {
    return rules.stream().filter(rule -> rule.kind() == kind).map(rule -> "\"" + rule.name() + "\"").distinct()
        .collect(Collectors.joining(", "));
  }

  private static String key(ObjectNode json, CloudRule.CloudKind kind) {
    String path = json.hasNonNull("url") ? text(json, "url").strip() : "";
    if (path.isEmpty()) {
      throw wrong("Give the path in the " + kind.key() + " as \"url\", such as my/path/film.mp4.");
    }
    if (path.matches("(?i)[a-z][a-z0-9+.-]*://.*")) {
      throw wrong("With a \"" + kind.key() + "\", \"url\" must be a path in it, such as my/path/film.mp4.");
    }
    try {
      return StorageKey.checked(path.startsWith("/") ? path.substring(1) : path);
    } catch (StorageException illegal) {
      throw wrong("\"url\" is not a valid path in a " + kind.key() + ": " + illegal.getMessage());
    }
  }

  private static String text(ObjectNode json, String key) {
    if (!json.path(key).isTextual()) {
      throw wrong("\"" + key + "\" must be text.");
    }
    return json.path(key).textValue();
  }

  private static Map<String, String> options(CloudRule.CloudKind kind, CloudRule rule, ObjectNode json) {
    Map<String, String> wishes = new LinkedHashMap<>();
    kind.options().forEach((option, choices) -> {
      if (isGiven(json.path(option)) && !json.path(option).equals(BooleanNode.FALSE)) {
        String wish = text(json, option).strip().toLowerCase(Locale.ROOT);
        if (!choices.contains(wish)) {
          throw wrong(
              "\"" + wish + "\" is not a valid value of \"" + option + "\"; it can be " + String.join(", ", choices)
                  + ".");
        }
        wishes.put(option, wish);
      }
    });
    if (kind == CloudRule.CloudKind.AZURE && !rule.isWhole() && !wishes.getOrDefault("public", "off").equals("off")) {
      throw wrong("The container \"" + rule.name() + "\" is shared with other users, so it cannot be made public.");
    }
    return wishes;
  }

  private StorageProvider provider(CloudRule rule) {
    return opened.computeIfAbsent(rule, _ -> opener.open(rule.kind(), rule.real()));
  }

  private static ValidationException wrong(String sentence) {
    return ValidationException.of("json", sentence);
  }

  @Override
  public void close() {
    new ArrayList<>(opened.values()).forEach(StorageProvider::close);
  }
}
