package dev.cartlog.acceptance.history;

import dev.cartlog.acceptance.history.Attempt.Ok;
import dev.cartlog.acceptance.history.Attempt.Result;
import dev.cartlog.acceptance.history.Attempt.Unknown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The service in miniature, on one cart, in one thread, from one seed: an owner that decides on what it remembers, a log,
 * clients that ask again when they do not know. It can be built with one of the mistakes a checker must catch.
 */
final class ModelService {
    /** What is wrong with it. */
    enum Mistake {
        /** Nothing. */
        NONE,
        /** An owner that was replaced can still write. */
        NO_FENCING,
        /** A repeated command is done again. */
        NO_DEDUPLICATION,
        /** The client is answered before the event is in the log. */
        ANSWER_BEFORE_COMMIT,
        /** A new owner reads only to where the oldest open transaction begins. */
        SHORT_CATCH_UP,
        /** A replaced owner answers repeats from what it remembers, and what it remembers was never committed. */
        FORGOTTEN_ABORT
    }

    private static final String CART = "cart.1";
    private static final int COMMANDS = 60;
    private static final int TRIES_MAX = 6;

    private final Mistake mistake;
    private final Random random;
    private final List<LoggedEvent> log = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private Owner owner = new Owner();
    private Owner former = owner;
    private long nanos;

    private ModelService(Mistake mistake, long seed) {
        this.mistake = mistake;
        this.random = new Random(seed);
    }

    /** Runs it and says what the checker finds. */
    static List<Violation> violations(Mistake mistake, long seed) {
        ModelService service = new ModelService(mistake, seed);
        for (int i = 0; i < COMMANDS; i++) {
            service.command("command-" + i);
        }
        return HistoryChecker.check(service.attempts, service.log, 1);
    }

    /** What an owner remembers: the log as far as it has read it and its own writes. */
    private static final class Owner {
        private final Map<String, Long> done = new HashMap<>();
        private long version;
        private String hash = "0".repeat(64);

        void apply(LoggedEvent event) {
            done.put(event.commandId(), event.version());
            version = event.version();
            hash = event.hash();
        }
    }

    private void command(String commandId) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (random.nextInt(10) == 0) {
                takeOver();
            }
            long invoked = ++nanos;
            Result result = attempt(commandId);
            attempts.add(new Attempt(CART, commandId, invoked, ++nanos, result));
            if (result instanceof Ok) {
                return;
            }
        }
    }

    private Result attempt(String commandId) {
        Owner asked = mistake == Mistake.NO_FENCING && random.nextInt(4) == 0 ? former : owner;
        Long repeated = asked.done.get(commandId);
        if (repeated != null && mistake != Mistake.NO_DEDUPLICATION) {
            return new Ok(List.of(repeated));
        }
        LoggedEvent event = event(asked, commandId);
        return switch (random.nextInt(8)) {
            case 0 -> lostAnswer(asked, event);
            case 1 -> crashBeforeCommit(asked, event);
            default -> {
                commit(asked, event);
                yield new Ok(List.of(event.version()));
            }
        };
    }

    private LoggedEvent event(Owner asked, String commandId) {
        long version = asked.version + 1;
        String hash = "hash of " + commandId + " after " + asked.hash.hashCode();
        return new LoggedEvent(0, log.size(), CART, version, commandId, "LineItemAdded", asked.hash, hash, hash);
    }

    private void commit(Owner asked, LoggedEvent event) {
        log.add(event);
        asked.apply(event);
    }

    private Result lostAnswer(Owner asked, LoggedEvent event) {
        commit(asked, event);
        return new Unknown();
    }

    private Result crashBeforeCommit(Owner asked, LoggedEvent event) {
        if (mistake == Mistake.FORGOTTEN_ABORT) {
            asked.apply(event);
            return new Unknown();
        }
        takeOver();
        return mistake == Mistake.ANSWER_BEFORE_COMMIT ? new Ok(List.of(event.version())) : new Unknown();
    }

    private void takeOver() {
        former = owner;
        owner = new Owner();
        int readable = mistake == Mistake.SHORT_CATCH_UP ? Math.max(0, log.size() - random.nextInt(3)) : log.size();
        log.subList(0, readable).forEach(owner::apply);
    }
}
