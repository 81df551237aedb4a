package org.clipwright.rest;

/** An account that sends a request. */
record Identity(long id, String username) {}
