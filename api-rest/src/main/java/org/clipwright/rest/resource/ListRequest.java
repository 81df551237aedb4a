package org.clipwright.rest.resource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clipwright.http.Query;
import org.clipwright.rest.message.RestErrorText;
import org.clipwright.services.error.ErrorText;
import org.clipwright.services.error.ValidationException;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.LinkResolver;
import org.clipwright.services.resource.ListSpec;
import org.clipwright.services.resource.Listings.Direction;
import org.clipwright.services.resource.OwnedRepository;
import org.clipwright.services.resource.OwnedRepository.Filter;

/**
 * The query parameters of a list: {@code search}, {@code ordering} and {@code page_size} as in Django REST framework,
 * and fields by their names as in django-filter. Unknown and empty parameters are ignored.
 */
final class ListRequest {

  static final int PAGE_SIZE = 10;
  static final int LARGEST_PAGE = 100;

  private static final int MOST_WORDS = 20;

  /** DRF: words are separated by spaces or commas; quotes keep some together. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]+)\"|'([^']+)'|[^\\s,]+");

  private final Query query;
  private final ListSpec spec;
  private final LinkResolver links;

  ListRequest(Query query, ListSpec spec, LinkResolver links) {
    this.query = query;
    this.spec = spec;
    this.links = links;
  }

  /** The parameters of lists that support these filters, for their description. */
  static List<FieldSpec> parameters(ListSpec spec) {
    String orders = spec.orders().stream().map(field -> "`" + field.word() + "`").collect(Collectors.joining(", "));
    return Stream.concat(
        Stream.of(
            FieldSpec.of("page", FieldKind.STRING, "The page, from 1; `last` for the last one.").optional(),
            FieldSpec.integer("page_size", "Objects per page; more than " + LARGEST_PAGE + " count as "
                + LARGEST_PAGE + ".").startingAt(PAGE_SIZE).between(1, LARGEST_PAGE),
            FieldSpec.of("search", FieldKind.STRING, "Words to look for in " + spec.searched()
                + ", ignoring case; all of them must match. Quotes keep words together.").optional(),
            FieldSpec.of("ordering", FieldKind.STRING,
                "Fields to order by, separated by commas; a leading `-` reverses one: " + orders
                    + ". Defaults to `id`.")
                .optional()),
        spec.filters().values().stream())
        .toList();
  }

  /** DRF: a missing or non-numeric size means the default, and one that is too large means the maximum. */
  static int pageSize(Query query) {
    String wanted = query.last("page_size").orElse("").strip();
    if (!wanted.matches("\\+?0*[1-9][0-9]*")) {
      return PAGE_SIZE;
    }
    String digits = wanted.replaceFirst("^\\+?0*", "");
    return digits.length() > 3 ? LARGEST_PAGE : Math.min(Integer.parseInt(digits), LARGEST_PAGE);
  }

  /**
   * The requested selection, within a parent.
   *
   * @throws ValidationException naming every value that cannot be compared with its field
   */
  OwnedRepository.Selection selection(Filter within) {
    Map<String, List<String>> errors = new LinkedHashMap<>();
    List<String> words = words(errors);
    Map<ListSpec.Field, String> values = new LinkedHashMap<>();
    spec.filters().forEach((field, filter) -> {
      Optional<String> asked = query.last(filter.name()).filter(text -> !text.isEmpty());
      asked.ifPresent(text -> problem(filter, text).ifPresentOrElse(
          sentence -> errors.put(filter.name(), List.of(sentence)),
          () -> values.put(field, filter.kind() == FieldKind.LINK
              ? id(filter, text).orElseThrow() : text.strip())));
    });
    if (!errors.isEmpty()) {
      throw new ValidationException(errors);
    }
    return new OwnedRepository.Selection(within, words, values, order());
  }

  private List<String> words(Map<String, List<String>> errors) {
    String search = query.last("search").orElse("");
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(search); word.find();) {
      words.add(Stream.of(1, 2, 0).map(word::group).filter(text -> text != null).findFirst().orElseThrow());
    }
    if (search.indexOf(0) >= 0) {
      errors.put("search", List.of(ErrorText.NUL_CHARACTER));
    } else if (words.size() > MOST_WORDS) {
      errors.put("search", List.of(String.format(RestErrorText.TOO_MANY_WORDS, MOST_WORDS)));
    }
    return words;
  }

  /** What is wrong with a filter's value, in the words of Django's forms where they have a message. */
  private Optional<String> problem(FieldSpec filter, String text) {
    return switch (filter.kind()) {
      case CHOICE -> filter.choices().containsKey(text.strip())
          ? Optional.empty()
          : Optional.of(String.format(RestErrorText.NOT_A_CHOICE, text, String.join(", ", filter.choices().keySet())));
      case INTEGER -> isInteger(text.strip()) ? Optional.empty() : Optional.of(RestErrorText.NOT_WHOLE);
      case LINK -> id(filter, text).isPresent()
          ? Optional.empty()
          : Optional.of(String.format(RestErrorText.NOT_A_REFERENCE, filter.target().orElseThrow().word()));
      default -> text.indexOf(0) >= 0
          ? Optional.of(ErrorText.NUL_CHARACTER)
          : Optional.empty();
    };
  }

  private static boolean isInteger(String text) {
    return text.matches("-?[0-9]{1,10}") && Long.parseLong(text) == (int) Long.parseLong(text);
  }

  private Optional<String> id(FieldSpec filter, String text) {
    return links.resolve(text.strip(), filter.target().orElseThrow()) instanceof LinkResolver.Found found
        ? Optional.of(Long.toString(found.id()))
        : Optional.empty();
  }

  /** DRF: fields that lists cannot be ordered by are ignored. */
  private List<OwnedRepository.Selection.Order> order() {
    List<OwnedRepository.Selection.Order> order = new ArrayList<>();
    for (String part : query.last("ordering").orElse("").split(",")) {
      String name = part.strip();
      boolean down = name.startsWith("-");
      ListSpec.Field.of(down ? name.substring(1) : name)
          .filter(spec.orders()::contains)
          .filter(field -> order.stream().noneMatch(earlier -> earlier.field() == field))
          .ifPresent(field -> order
              .add(new OwnedRepository.Selection.Order(field, down ? Direction.DESCENDING : Direction.ASCENDING)));
    }
    return order;
  }
}
