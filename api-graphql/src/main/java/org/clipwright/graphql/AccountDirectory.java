package org.clipwright.graphql;

import java.util.Optional;
import org.clipwright.graphql.execution.Caller;
import org.clipwright.graphql.execution.CallerDirectory;
import org.clipwright.graphql.execution.RequestException;
import org.clipwright.graphql.execution.SignedInCaller;
import org.clipwright.services.account.Identification;
import org.clipwright.services.error.ErrorCode;
import org.clipwright.services.error.PlatformException;
import org.clipwright.services.error.ThrottledException;

/** Finds callers among the platform's accounts, and rejects others with the graph's messages. */
final class AccountDirectory implements CallerDirectory {

  private final Identification accounts;

  AccountDirectory(Identification accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<Caller> byAuthorization(String header, String client) {
    try {
      return accounts.byHeader(Optional.of(header), client).map(this::caller);
    } catch (ThrottledException tooOften) {
      throw RequestException.throttled(tooOften);
    } catch (PlatformException refusal) {
      if (refusal.code() == ErrorCode.UNAUTHENTICATED) {
        throw RequestException.unauthenticated(refusal.getMessage());
      }
      throw refusal;
    }
  }

  @Override
  public Optional<Caller> bySession(String sessionKey) {
    return accounts.bySession(sessionKey).map(this::caller);
  }

  private Caller caller(Identification.Identity identity) {
    return new SignedInCaller(
        identity.user(), identity.holds(), target -> accounts.signature(identity.user(), target));
  }
}
