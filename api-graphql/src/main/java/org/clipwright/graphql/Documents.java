package org.clipwright.graphql;

import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.clipwright.graphql.GraphQlLimits.DocumentLimits;

/** Parses and validates documents, and remembers those that clients send again and again. */
final class Documents {

  private static final int REMEMBERED = 500;
  private static final int MAX_REMEMBERED_CHARACTERS = 50_000;

  private final GraphQLSchema schema;
  private final ParserOptions options;
  private final Map<String, Document> valid =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
          return size() > REMEMBERED;
        }
      };

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

  /** Whether the text is a document that has been found valid before. */
  boolean known(String text) {
    synchronized (valid) {
      return valid.containsKey(text);
    }
  }

  /**
   * The document that a text is; it may not be valid yet.
   *
   * @throws InvalidSyntaxException when the text is not GraphQL, or far too long
   */
  Document parse(String text) {
    synchronized (valid) {
      Document known = valid.get(text);
      if (known != null) {
        return known;
      }
    }
    return new Parser()
        .parseDocument(ParserEnvironment.newParserEnvironment().document(text).parserOptions(options).build());
  }

  /** What in the document does not fit the schema; the document is remembered when all does. */
  List<ValidationError> validate(String text, Document document) {
    if (known(text)) {
      return List.of();
    }
    List<ValidationError> errors = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
    if (errors.isEmpty() && text.length() <= MAX_REMEMBERED_CHARACTERS) {
      synchronized (valid) {
        valid.put(text, document);
      }
    }
    return errors;
  }
}
