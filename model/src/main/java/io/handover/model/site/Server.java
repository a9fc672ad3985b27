package io.handover.model.site;

/**
 * A management server of a site.
 *
 * @param name its name in the product
 * @param address its primary IPv4 address
 * @param key its internal server key
 */
public record Server(String name, String address, int key) {}
