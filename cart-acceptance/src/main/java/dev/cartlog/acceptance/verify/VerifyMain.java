package dev.cartlog.acceptance.verify;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.local.ports.Ports;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** Verifies an installation; see {@link VerifyOptions#USAGE}. */
public final class VerifyMain {
    private static final int EXIT_DIFFERENT = 1;
    private static final int EXIT_UNKNOWN = 2;

    private VerifyMain() {}

    /** Verifies the platform on the ports that the environment says, or the one that is named. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), new Addresses(Ports.from(System.getenv())), out));
    }

    /** Runs and returns the exit code. */
    public static int run(List<String> args, Addresses local, PrintStream out) throws InterruptedException {
        if (args.contains("--help")) {
            out.println(VerifyOptions.USAGE);
            return 0;
        }
        try {
            return run(VerifyOptions.parse(args, local), local, out);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "\n\n" + VerifyOptions.USAGE);
        } catch (IllegalStateException | UncheckedIOException | KafkaException e) {
            out.println("Could not be verified: " + e.getMessage() + ". Is it running? ./cart status tells.");
        }
        return EXIT_UNKNOWN;
    }

    private static int run(VerifyOptions options, Addresses local, PrintStream out) throws InterruptedException {
        Findings findings = new Findings();
        KafkaConnection kafka =
                KafkaConnection.of(options.bootstrapServers(), System.getenv(KafkaConnection.CLIENT_CONFIG));
        try (SchemaRegistryClient registry = new SchemaRegistryClient(RegistryOptions.of(options.registry()));
                LogReader reader = new LogReader(kafka);
                LogReader stateReader = new LogReader(kafka)) {
            EventCodec codec = new AvroEventCodec(registry);
            List<Compared> compared = new ArrayList<>();
            options.stateTopic().ifPresent(topic -> compared.add(new StateSource(stateReader, codec, findings, topic)));
            if (options.query().isPresent()) {
                compared.addAll(views(new ViewLines(options.query().get(), token(options, local))));
            }
            Verifier verifier =
                    new Verifier(reader, codec, new Progress(out, isTerminal()), findings, options.log(), compared);
            verifier.run();
            return report(verifier, findings, out);
        }
    }

    /** Java 25 has no console again where there is no terminal; the warning is about the versions in between. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** All of them. */
    static List<Compared> views(ViewReader views) {
        List<Compared> compared = new ArrayList<>();
        for (ViewSource.View view : ViewSource.View.values()) {
            compared.add(new ViewSource(view, views));
        }
        for (Lookups lookups : Lookups.values()) {
            compared.add((span, findings, patience) -> new LookupCheck(lookups, views, span, findings, patience));
        }
        return compared;
    }

    private static String token(VerifyOptions options, Addresses local) throws InterruptedException {
        if (options.token().isPresent()) {
            return options.token().get();
        }
        try (CartHttp http = new CartHttp()) {
            Answer answer = http.send(Call.post(local.identity(), "/token?subject=operator"));
            return answer.string("/access_token");
        }
    }

    private static int report(Verifier verifier, Findings findings, PrintStream out) {
        if (findings.total() == 0) {
            out.println("Everything holds: " + verifier.events() + " events, " + verifier.carts() + " carts.");
            return 0;
        }
        findings.named().forEach(finding -> out.println("  " + finding));
        out.println(findings.total() + " findings; carts that differ:");
        findings.carts().forEach(cart -> out.println("  " + cart));
        return EXIT_DIFFERENT;
    }
}
