package org.clipwright.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.clipwright.services.account.User;
import org.clipwright.services.resource.UserId;

/**
 * A user who signed in.
 *
 * @param check checks again whether the credentials are still valid
 * @param signatures signs addresses that may be read without credentials; empty where the operator wants none
 */
public record SignedInCaller(User user, BooleanSupplier check, Function<String, Optional<String>> signatures)
    implements Caller {

  public static SignedInCaller of(DataFetchingEnvironment environment) {
    return (SignedInCaller) CallContext.of(environment).caller();
  }

  /** The user whose objects an operation works on. */
  public static UserId owner(DataFetchingEnvironment environment) {
    return of(environment).user().id();
  }

  @Override
  public String name() {
    return user.name();
  }

  @Override
  public long account() {
    return user.id().value();
  }

  @Override
  public boolean admitted() {
    return check.getAsBoolean();
  }
}
