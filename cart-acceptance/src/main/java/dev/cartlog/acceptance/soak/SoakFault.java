package dev.cartlog.acceptance.soak;

/** What is done to a platform while people shop. */
enum SoakFault {
    /** SIGKILL of an instance of the command service. */
    COMMAND_KILLED("command service killed"),
    /** SIGSTOP of one until others own its shards, then SIGCONT. */
    COMMAND_FROZEN("command service frozen and woken"),
    /** One is asked to end, and started again. */
    COMMAND_RESTARTED("command service restarted"),
    /** SIGKILL of an instance of the query service. */
    QUERY_KILLED("query service killed"),
    /** One loses its directory with its process. */
    QUERY_WIPED("query service killed and its directory deleted"),
    /** SIGKILL of the only broker. */
    BROKER_KILLED("broker killed");

    private final String words;

    SoakFault(String words) {
        this.words = words;
    }

    /** For people. */
    String words() {
        return words;
    }
}
