package org.clipwright.graphql.execution;

import graphql.schema.DataFetchingEnvironment;
import java.util.function.BooleanSupplier;
import org.clipwright.services.account.User;
import org.clipwright.services.resource.UserId;

/**
 * A user who signed in.
 *
 * @param check checks again whether the credentials are still valid
 */
public record SignedInCaller(User user, BooleanSupplier check) implements Caller {

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
