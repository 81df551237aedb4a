package org.clipwright.graphql.execution;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.Locale;
import org.clipwright.graphql.setup.GraphQlLimits.DocumentLimits;
import org.clipwright.services.budget.HeapShare;

/** Parses and validates documents, and caches those that clients send repeatedly. */
final class Documents {

  private static final int REMEMBERED_CHARACTERS = 400_000;
  private static final int MAX_REMEMBERED_CHARACTERS = 20_000;

  /** A token of three characters becomes an object with lists and a source location. */
  private static final int BYTES_A_CHARACTER = 100;

  /** Beyond these, the parser has exceeded its token limit, unless the tokens are long. */
  private static final int MOST_COUNTED_CHARACTERS = 60_000;

  private final GraphQLSchema schema;
  private final ParserOptions options;
  private final RecentTexts<Document> valid = new RecentTexts<>(REMEMBERED_CHARACTERS);

  Documents(GraphQLSchema schema, DocumentLimits limits) {
    this.schema = schema;
    this.options =
        ParserOptions.newParserOptions()
            .maxTokens(limits.tokens())
            .maxWhitespaceTokens(200_000)
            .maxCharacters(ParserOptions.MAX_QUERY_CHARACTERS)
            .maxRuleDepth(ParserOptions.MAX_RULE_DEPTH)
            .captureSourceLocation(true)
            .captureLineComments(false)
            .captureIgnoredChars(false)
            .readerTrackData(false)
            .build();
  }

  /** Whether the text is a document that was validated before. */
  boolean known(String text) {
    return valid.find(text).isPresent();
  }

  /**
   * The parsed document, which may still be invalid.
   *
   * @throws InvalidSyntaxException when the text is not GraphQL, or far too long
   * @throws LongWords.TooLongException when a number or the block strings in it are
   */
  Document parse(String text) {
    return valid.find(text).orElseGet(() -> parsed(text));
  }

  private Document parsed(String text) {
    HeapShare.current().claimForBody(Math.min(text.length(), MOST_COUNTED_CHARACTERS) * (long) BYTES_A_CHARACTER);
    ParserOptions watched = options.transform(builder -> builder.parsingListener(new LongWords()));
    return new Parser()
        .parseDocument(ParserEnvironment.newParserEnvironment().document(text).parserOptions(watched).build());
  }

  /** What in the document violates the schema; the document is cached when nothing does. */
  List<ValidationError> validate(String text, Document document) {
    if (known(text)) {
      return List.of();
    }
    List<ValidationError> errors = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
    if (errors.isEmpty() && text.length() <= MAX_REMEMBERED_CHARACTERS) {
      valid.keep(text, document, text.length());
    }
    return errors;
  }
}
