package org.clipwright.rest;

/**
 * What an endpoint does for one method.
 *
 * @param id its name in the schema and in generated clients, such as {@code projects_list}
 * @param summary one sentence for the schema
 * @param reply what it answers when all goes well
 * @param action does it
 */
record Operation(String id, String summary, Reply reply, Action action) {}
