package org.clipwright.db;

import static org.clipwright.db.generated.Tables.ACCOUNT;
import static org.clipwright.db.generated.Tables.SESSION;
import static org.clipwright.db.generated.Tables.TOKEN;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clipwright.db.generated.tables.records.AccountRecord;
import org.clipwright.services.account.User;
import org.clipwright.services.account.UserRepository;
import org.clipwright.services.resource.UserId;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Keeps accounts, their tokens and their sessions in PostgreSQL. */
public final class UserTable implements UserRepository {

  private final Database database;

  public UserTable(Database database) {
    this.database = database;
  }

  @Override
  public Optional<User> insert(String name, String email, String passwordHash, boolean staff) {
    return database
        .statements()
        .insertInto(ACCOUNT)
        .set(ACCOUNT.NAME, name)
        .set(ACCOUNT.EMAIL, email)
        .set(ACCOUNT.PASSWORD_HASH, passwordHash)
        .set(ACCOUNT.STAFF, staff)
        .onConflict(ACCOUNT.NAME)
        .doNothing()
        .returning()
        .fetchOptional()
        .map(UserTable::user);
  }

  @Override
  public Optional<Login> findByName(String name) {
    return database
        .statements()
        .selectFrom(ACCOUNT)
        .where(ACCOUNT.NAME.eq(name))
        .fetchOptional()
        .map(row -> new Login(user(row), row.getPasswordHash()));
  }

  @Override
  public Optional<User> find(UserId id) {
    return database.statements().selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id.value())).fetchOptional()
        .map(UserTable::user);
  }

  @Override
  public List<User> list(UserRepository.Search search, long offset, int limit) {
    return database
        .statements()
        .selectFrom(ACCOUNT)
        .where(matches(search))
        .orderBy(ACCOUNT.NAME, ACCOUNT.ID)
        .offset(offset)
        .limit(limit)
        .fetch(UserTable::user);
  }

  @Override
  public long count(UserRepository.Search search) {
    return database.statements().selectCount().from(ACCOUNT).where(matches(search)).fetchSingle(0, Long.class);
  }

  @Override
  public Optional<User> update(User changed) {
    return database
        .statements()
        .update(ACCOUNT)
        .set(ACCOUNT.NAME, changed.name())
        .set(ACCOUNT.EMAIL, changed.email())
        .set(ACCOUNT.ACTIVE, changed.active())
        .set(ACCOUNT.STAFF, changed.staff())
        .where(ACCOUNT.ID.eq(changed.id().value()))
        .returning()
        .fetchOptional()
        .map(UserTable::user);
  }

  /** Ends everything that was signed in with the old password. */
  @Override
  public void replacePassword(UserId id, String passwordHash) {
    database.run(
        () -> {
          database
              .statements()
              .update(ACCOUNT)
              .set(ACCOUNT.PASSWORD_HASH, passwordHash)
              .set(ACCOUNT.PASSWORD_NUMBER, ACCOUNT.PASSWORD_NUMBER.plus(1))
              .where(ACCOUNT.ID.eq(id.value()))
              .execute();
          database.statements().deleteFrom(SESSION).where(SESSION.ACCOUNT.eq(id.value())).execute();
          database.statements().deleteFrom(TOKEN).where(TOKEN.ACCOUNT.eq(id.value())).execute();
        });
  }

  @Override
  public boolean delete(UserId id) {
    return database.statements().deleteFrom(ACCOUNT).where(ACCOUNT.ID.eq(id.value())).execute() > 0;
  }

  @Override
  public Optional<String> tokenNonce(User user, NewToken candidate) {
    return database
        .statements()
        .insertInto(TOKEN)
        .columns(List.of(TOKEN.ACCOUNT, TOKEN.HASH, TOKEN.KEY_ID, TOKEN.NONCE))
        .select(
            unchanged(user, DSL.val(candidate.hash()), DSL.val(candidate.keyId()), DSL.val(candidate.nonce())))
        .onConflict(TOKEN.ACCOUNT, TOKEN.KEY_ID)
        .doUpdate()
        .set(TOKEN.ACCOUNT, DSL.excluded(TOKEN.ACCOUNT))
        .returning(TOKEN.NONCE)
        .fetchOptional(TOKEN.NONCE);
  }

  @Override
  public Optional<User> findByToken(String hash) {
    return database
        .statements()
        .select(ACCOUNT.fields())
        .from(TOKEN)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(TOKEN.ACCOUNT))
        .where(TOKEN.HASH.eq(hash))
        .fetchOptionalInto(ACCOUNT)
        .map(UserTable::user);
  }

  @Override
  public List<Token> tokens(String search, long offset, int limit) {
    return database
        .statements()
        .select(ACCOUNT.fields())
        .select(TOKEN.HASH, TOKEN.CREATED)
        .from(TOKEN)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(TOKEN.ACCOUNT))
        .where(contains(search))
        .orderBy(TOKEN.CREATED.desc(), TOKEN.HASH)
        .offset(offset)
        .limit(limit)
        .fetch(row -> new Token(row.get(TOKEN.HASH), user(row.into(ACCOUNT)), row.get(TOKEN.CREATED)));
  }

  @Override
  public long countTokens(String search) {
    return database
        .statements()
        .selectCount()
        .from(TOKEN)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(TOKEN.ACCOUNT))
        .where(contains(search))
        .fetchSingle(0, Long.class);
  }

  @Override
  public boolean deleteTokens(UserId id) {
    return database.statements().deleteFrom(TOKEN).where(TOKEN.ACCOUNT.eq(id.value())).execute() > 0;
  }

  /** Also deletes the account's expired sessions. */
  @Override
  public boolean insertSession(String idHash, User user, Instant expires) {
    database
        .statements()
        .deleteFrom(SESSION)
        .where(SESSION.ACCOUNT.eq(user.id().value()), SESSION.EXPIRES.lt(DatabaseClock.time()))
        .execute();
    return database
        .statements()
        .insertInto(SESSION)
        .columns(List.of(SESSION.ACCOUNT, SESSION.ID_HASH, SESSION.EXPIRES))
        .select(unchanged(user, DSL.val(idHash), DSL.val(expires)))
        .execute() > 0;
  }

  /**
   * The account and some values in a row, if its password is still the one that the user was read with. The row lock
   * makes a password change wait for what is stored together with this row, and then delete it; anything later waits
   * for the change and then sees it.
   */
  private Select<Record> unchanged(User user, Field<?>... values) {
    return database
        .statements()
        .select(ACCOUNT.ID)
        .select(values)
        .from(ACCOUNT)
        .where(ACCOUNT.ID.eq(user.id().value()), ACCOUNT.PASSWORD_NUMBER.eq(user.passwordNumber()))
        .forShare();
  }

  @Override
  public Optional<User> findBySession(String idHash, Instant now) {
    return database
        .statements()
        .select(ACCOUNT.fields())
        .from(SESSION)
        .join(ACCOUNT)
        .on(ACCOUNT.ID.eq(SESSION.ACCOUNT))
        .where(SESSION.ID_HASH.eq(idHash), SESSION.EXPIRES.gt(now))
        .fetchOptionalInto(ACCOUNT)
        .map(UserTable::user);
  }

  @Override
  public void deleteSession(String idHash) {
    database.statements().deleteFrom(SESSION).where(SESSION.ID_HASH.eq(idHash)).execute();
  }

  private static Condition matches(UserRepository.Search search) {
    return contains(search.text())
        .and(search.active().map(ACCOUNT.ACTIVE::eq).orElse(DSL.noCondition()))
        .and(search.staff().map(ACCOUNT.STAFF::eq).orElse(DSL.noCondition()));
  }

  private static Condition contains(String search) {
    return search.isBlank()
        ? DSL.noCondition()
        : ACCOUNT.NAME.containsIgnoreCase(search).or(ACCOUNT.EMAIL.containsIgnoreCase(search));
  }

  private static User user(AccountRecord row) {
    return new User(
        new UserId(row.getId()), row.getName(), row.getEmail(), row.getActive(), row.getStaff(), row.getCreated(),
        row.getPasswordNumber());
  }
}
