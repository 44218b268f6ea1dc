package dev.cartlog.acceptance.fuzz;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.web.openapi.Description;
import dev.cartlog.web.openapi.Description.Operation;
import dev.cartlog.web.openapi.Witness;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Sends requests made of the descriptions that the two services serve, half of them broken, by several clients at once. Each
 * request is made from the seed and its number; which carts there are by then depends on what was answered before.
 */
public final class Fuzz {
    private static final int CUSTOMERS = 12;
    /** Each has one connection to each service. */
    private static final int CLIENTS = 16;

    private static final List<Breakage> BREAKAGES = List.of(Breakage.values());
    private static final int BREAKAGES_MAX = 2;
    private static final int BODY_BYTES_MAX = 64 * 1024;
    private static final int HEADER_CHARS_MAX = 8 * 1024;

    /** A 503 that says it passes is asked again, as every client should; only one that stays counts. */
    private static final int TRIES_MAX = 8;

    private static final long TRY_AGAIN_MS = 1_000;

    private final Addresses addresses;
    private final long seed;
    private final int requests;
    private final Findings findings;

    /** @param out shows progress, and each request whose answer is wrong */
    public Fuzz(Addresses addresses, long seed, int requests, PrintStream out) {
        this.addresses = addresses;
        this.seed = seed;
        this.requests = requests;
        this.findings = new Findings(out, requests);
    }

    /** One of the services. */
    private record Service(RequestMaker maker, List<Operation> operations, Witness witness) {}

    /**
     * Sends all of them.
     *
     * @return what was wrong, and which described answers nobody met
     */
    public Result run() throws InterruptedException {
        List<Service> services;
        World world;
        try (CartHttp http = new CartHttp()) {
            world = new World(IntStream.range(0, CUSTOMERS)
                    .mapToObj(i -> token(http, "fuzz-" + i))
                    .toList());
            RequestMaker.People people = new RequestMaker.People(token(http, "auditor"), token(http, "operator"));
            services = List.of(
                    service(http, addresses.command(), world, people), service(http, addresses.query(), world, people));
        }
        send(services, world);
        Set<String> unmet = new TreeSet<>();
        services.forEach(service -> unmet.addAll(service.witness().unseen()));
        return new Result(findings.holds(), findings.summary(), findings.wrong(), unmet);
    }

    /** @param unmet answers that are described and did not occur */
    public record Result(boolean holds, String summary, List<String> wrong, Set<String> unmet) {}

    private String token(CartHttp http, String who) {
        try {
            return http.send(Call.post(addresses.identity(), "/token?subject=" + who))
                    .string("/access_token");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a token", e);
        }
    }

    private static Service service(CartHttp http, URI base, World world, RequestMaker.People people)
            throws InterruptedException {
        Description description =
                Description.of(http.send(Call.get(base, "/openapi.json")).text());
        return new Service(
                new RequestMaker(description, base, world, people),
                RequestMaker.weighted(description),
                new Witness(description));
    }

    private void send(List<Service> services, World world) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> {
                    client(services, world, next);
                    return null;
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client met a mistake of its own", e.getCause());
        }
    }

    private void client(List<Service> services, World world, AtomicInteger next)
            throws IOException, InterruptedException {
        try (FuzzConnection command = new FuzzConnection(addresses.command());
                FuzzConnection query = new FuzzConnection(addresses.query())) {
            for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                RandomGenerator random = new SplittableRandom(seed * 1_000_003L + n);
                boolean toCommand = random.nextBoolean();
                Service service = services.get(toCommand ? 0 : 1);
                one(toCommand ? command : query, service, world, n, random);
            }
        }
    }

    private void one(FuzzConnection connection, Service service, World world, int number, RandomGenerator random)
            throws InterruptedException {
        Operation operation =
                service.operations().get(random.nextInt(service.operations().size()));
        FuzzRequest request = service.maker().make(operation, random);
        for (int i = random.nextInt(BREAKAGES_MAX + 1); i > 0; i--) {
            Breakage.any(BREAKAGES, random).apply(request, random);
        }
        try {
            Answer answer = patiently(connection, request);
            findings.answered(answer.status());
            world.learn(credential(request), answer, random);
            List<String> wrong = judge(service, request, answer);
            if (!wrong.isEmpty()) {
                findings.wrong(number, request, answer.status() + " " + answer.text(), wrong);
            }
        } catch (SocketTimeoutException e) {
            findings.late(number, request, connection.before());
        } catch (IOException e) {
            if (isTooLarge(request)) {
                findings.hungUp();
            } else {
                findings.wrong(number, request, e.toString(), List.of("no answer"));
            }
        }
    }

    private Answer patiently(FuzzConnection connection, FuzzRequest request) throws IOException, InterruptedException {
        Answer answer = connection.send(request);
        for (int tries = 1; tries < TRIES_MAX && passes(answer); tries++) {
            findings.askedAgain();
            TimeUnit.MILLISECONDS.sleep(TRY_AGAIN_MS);
            answer = connection.send(request);
        }
        return answer;
    }

    private static boolean passes(Answer answer) {
        return answer.status() == 503 && answer.text().contains("\"retryable\":true");
    }

    private static List<String> judge(Service service, FuzzRequest request, Answer answer) {
        if (request.method.equals("OPTIONS")) {
            // Answered by the filter for CORS, which the descriptions speak of as a whole.
            return answer.status() >= 500 ? List.of("a server error") : List.of();
        }
        List<String> wrong = new ArrayList<>();
        if (answer.status() >= 500) {
            wrong.add("a server error");
        }
        wrong.addAll(service.witness()
                .see(
                        request.method,
                        request.path(),
                        new Witness.Reply(answer.status(), answer::header, answer.text())));
        return wrong;
    }

    private static String credential(FuzzRequest request) {
        return request.headers().stream()
                .filter(header -> header[0].equals("Authorization") && header[1].startsWith("Bearer "))
                .map(header -> header[1].substring("Bearer ".length()))
                .findFirst()
                .orElse("");
    }

    /** The server may hang up before all of it is sent; the refusal is then lost on the way. */
    private static boolean isTooLarge(FuzzRequest request) {
        return request.body.length > BODY_BYTES_MAX
                || request.target.length() > HEADER_CHARS_MAX
                || request.headers().stream().anyMatch(header -> header[1].length() > HEADER_CHARS_MAX);
    }
}
