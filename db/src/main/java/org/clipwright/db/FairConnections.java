package org.clipwright.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.clipwright.services.budget.FairTurns;
import org.clipwright.services.budget.HeapShare;
import org.clipwright.services.error.LostDatabaseException;
import org.jooq.ConnectionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Pooled connections shared fairly between clients, so that thousands of requests of one client do not delay another's.
 */
final class FairConnections implements ConnectionProvider {

  private final DataSource pool;
  private final FairTurns turns;

  FairConnections(DataSource pool, FairTurns turns) {
    this.pool = pool;
    this.turns = turns;
  }

  @Override
  public Connection acquire() {
    turns.take(HeapShare.current().sender());
    try {
      return pool.getConnection();
    } catch (SQLException unavailable) {
      turns.giveBack();
      throw new LostDatabaseException(unavailable);
    }
  }

  @Override
  public void release(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      throw new DataAccessException("The connection cannot be returned to the pool.", broken);
    } finally {
      turns.giveBack();
    }
  }
}
