package org.clipwright.services.work;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request as processes exchange it.
 *
 * @param kind the name of the kind of request
 * @param arguments its arguments
 */
public record WorkMessage(String kind, ObjectNode arguments) {}
