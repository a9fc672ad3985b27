package io.handover.files;

import java.util.List;
import java.util.Optional;

/**
 * How a real server is reached.
 *
 * @param server the server's name
 * @param access its API
 * @param installer the command that runs its installer; empty where a person does it
 */
public record ServerApi(String server, Access access, Optional<List<String>> installer) {}
