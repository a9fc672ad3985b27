package io.handover.sandbox.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A script that talks to the product's API. */
final class ProductClient {
    private ProductClient() {}

    static HttpResponse<String> login(String url, String key) {
        try {
            HttpRequest login = HttpRequest.newBuilder(URI.create(url + "/7.3/login"))
                    .POST(BodyPublishers.ofString("{\"authenticationkey\": \"" + key + "\"}"))
                    .build();
            return HttpClient.newHttpClient().send(login, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    static boolean answers(String url) {
        try {
            login(url, "any");
            return true;
        } catch (AssertionError refused) {
            return false;
        }
    }
}
