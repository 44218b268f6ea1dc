package dev.cartlog.local.cli;

import dev.cartlog.local.identity.AccessTokens;
import dev.cartlog.local.identity.Flaw;
import dev.cartlog.local.identity.IdentityProvider;
import dev.cartlog.local.identity.SigningKey;
import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.ports.PortName;
import dev.cartlog.local.ports.Ports;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Prints an access token of the development identity provider. */
final class TokenVerb implements Verb {
    private static final String FLAW = "--flaw";

    @Override
    public int run(List<String> line, CliContext context) {
        Arguments arguments = Arguments.parse(line, Set.of(CliContext.DATA_OPTION, FLAW), Set.of());
        String who = arguments.onlyWord("name: alice, bob, auditor, operator or any other");
        if (!who.matches("[!-~]{1,128}")) {
            throw new UsageException("A name has 1 to 128 printable ASCII characters and no space.");
        }
        Flaw flaw = arguments.value(FLAW).map(TokenVerb::flaw).orElse(Flaw.NONE);
        DataDirectory data = context.data(arguments);
        AccessTokens tokens =
                new AccessTokens(SigningKey.loadOrCreate(data.signingKey()), issuer(data, context), Clock.systemUTC());
        context.out().println(tokens.mint(who, flaw));
        return 0;
    }

    /** That of the running platform, which may have been started with another port than this environment says. */
    private static URI issuer(DataDirectory data, CliContext context) {
        return RunFile.running(data)
                .map(RunRecord::issuer)
                .map(URI::create)
                .orElseGet(() -> IdentityProvider.issuer(
                        Ports.from(context.environment()).of(PortName.IDENTITY)));
    }

    private static Flaw flaw(String name) {
        return Flaw.named(name).orElseThrow(() -> {
            List<String> known = Arrays.stream(Flaw.values())
                    .filter(flaw -> flaw != Flaw.NONE)
                    .map(Flaw::optionName)
                    .toList();
            return new UsageException("There is no flaw " + name + "." + Suggestion.of(name, known));
        });
    }
}
