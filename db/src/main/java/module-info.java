/** Persistence on PostgreSQL. */
module org.clipwright.db {
}
