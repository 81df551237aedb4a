package org.clipwright.services.work;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request as processes pass it on.
 *
 * @param kind the word for what is asked
 * @param arguments what it is asked with
 */
public record WorkMessage(String kind, ObjectNode arguments) {}
