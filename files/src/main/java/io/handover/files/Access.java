package io.handover.files;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the API of a management server is reached.
 *
 * @param url scheme, host and port
 * @param version the version of the API to use, such as {@code 7.3}
 * @param key where the API key comes from: {@code env:NAME} or {@code file:PATH}
 * @param ca a file of certificates, in PEM form, of those who may have signed the server's; empty: those that Java trusts
 */
public record Access(URI url, String version, String key, Optional<Path> ca) {}
