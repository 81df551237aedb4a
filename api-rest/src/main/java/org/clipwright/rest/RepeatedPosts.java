package org.clipwright.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.clipwright.rest.message.JsonReader;
import org.clipwright.rest.message.JsonText;
import org.clipwright.rest.message.RestRequest;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.field.Input;
import org.clipwright.services.idempotency.Idempotency;
import org.clipwright.services.idempotency.KeptAnswers;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;

/** Answers a POST that is repeated with the same {@code Idempotency-Key} with its first response. */
record RepeatedPosts(Idempotency idempotency) implements Idempotency.Form<Answer> {

  /** The answer to any request; only a signed-in user's POST with a key is affected. */
  Answer answer(RequestContext exchange, Endpoint endpoint, Supplier<Answer> work) {
    Optional<String> header = exchange.request().header(KeptAnswers.Key.HEADER);
    if (header.isEmpty() || !exchange.request().method().equals("POST") || exchange.identity().isEmpty()) {
      return work.get();
    }
    KeptAnswers.Key key = KeptAnswers.Key.of(exchange.user().id(), header.get());
    return idempotency.once(key, request(exchange, endpoint), this, work);
  }

  private static List<String> request(RequestContext exchange, Endpoint endpoint) {
    RestRequest request = exchange.request();
    List<String> parts = new ArrayList<>(List.of(request.path(), request.query().suffix()));
    if (endpoint.operation(Verb.POST).flatMap(Operation::input).isPresent()) {
      Input input = exchange.input();
      parts.add(JsonText.compact(input.values()));
      new TreeMap<>(input.files()).forEach((field, file) -> parts.add(field + " " + file.size() + " " + file.name()));
    }
    return parts;
  }

  @Override
  public Optional<KeptAnswers.KeptAnswer> kept(Answer answer) {
    return switch (answer) {
      case Answer.Data(int status, JsonNode body, List<HttpField> headers) ->
          Optional.of(new KeptAnswers.KeptAnswer(status, JsonText.compact(body), location(headers)));
      case Answer.Empty(int status, List<HttpField> headers) ->
          Optional.of(new KeptAnswers.KeptAnswer(status, "", location(headers)));
      case Answer.Greeting _,Answer.Ready _,Answer.Streamed _,Answer.Stored _ -> Optional.empty();
    };
  }

  private static String location(List<HttpField> headers) {
    return headers.stream().filter(header -> header.getHeader() == HttpHeader.LOCATION).map(HttpField::getValue)
        .findFirst().orElse("");
  }

  @Override
  public Answer again(KeptAnswers.KeptAnswer answer) {
    List<HttpField> headers = new ArrayList<>(List.of(new HttpField(KeptAnswers.Key.REPLAYED, "true")));
    if (!answer.location().isEmpty()) {
      headers.add(new HttpField(HttpHeader.LOCATION, answer.location()));
    }
    return answer.body().isEmpty()
        ? new Answer.Empty(answer.status(), headers)
        : new Answer.Data(answer.status(), JsonReader.read(answer.body()), headers);
  }
}
