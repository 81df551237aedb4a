package org.clipwright.rest.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import org.clipwright.rest.message.Offer;
import org.clipwright.rest.request.Access;
import org.clipwright.rest.request.Answer;
import org.clipwright.rest.request.BodySpec;
import org.clipwright.rest.request.Endpoint;
import org.clipwright.rest.request.Operation;
import org.clipwright.rest.request.PathPattern;
import org.clipwright.rest.request.Reply;
import org.clipwright.rest.request.RequestContext;
import org.clipwright.rest.request.Verb;
import org.clipwright.services.account.AccountService;
import org.clipwright.services.field.FieldKind;
import org.clipwright.services.field.FieldSpec;
import org.clipwright.services.field.ResourceSpec;

/** Gives accounts their tokens. */
public final class TokenEndpoints {

  private static final ResourceSpec TOKEN = new ResourceSpec("Token", "The token of an account.", List.of(
      FieldSpec.of("token", FieldKind.STRING, "Forty hexadecimal digits for the Authorization header.").shown()));

  private final AccountService accounts;

  public TokenEndpoints(AccountService accounts) {
    this.accounts = accounts;
  }

  public List<Endpoint> all() {
    BodySpec body = BodySpec.whole(AccountService.LOGIN).showing("Login", """
        {"username": "user123", "password": "password123"}""");
    Operation post = Operation.writing("tokens_create", "Gets the token of an account.", body,
        new Reply.One(200, TOKEN), this::token);
    return List.of(new Endpoint("Obtain Auth Token", "Gets the token of an account by its name and password.",
        new PathPattern("/tokens/"), Access.OPEN, Offer.JSON_ONLY, Map.of(Verb.POST, post)));
  }

  private Answer token(RequestContext exchange) {
    String token = accounts.tokenByPassword(exchange.input(), exchange.request().client());
    return Answer.ok(JsonNodeFactory.instance.objectNode().put("token", token));
  }
}
