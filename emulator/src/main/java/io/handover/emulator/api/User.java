package io.handover.emulator.api;

/** Who logs in: a script with an API key, or an administrator with a name and a password. */
enum User {
    API_CLIENT("api_client"),
    ADMINISTRATOR("admin_user");

    private final String type;

    User(String type) {
        this.type = type;
    }

    /** The type of its element. */
    String type() {
        return type;
    }

    /** The path of its element. */
    String path() {
        return "elements/" + type + "/1";
    }
}
