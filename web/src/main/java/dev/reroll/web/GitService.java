package dev.reroll.web;

import dev.reroll.ingest.archive.Archive;
import dev.reroll.ingest.archive.Epoch;
import dev.reroll.web.url.Target;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.eclipse.jgit.http.server.GitServlet;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.resolver.ServiceNotEnabledException;
import org.jspecify.annotations.Nullable;

/** The epochs of the archive over git's smart HTTP, to be cloned and fetched, never pushed to. */
final class GitService {

    private static final String EPOCH = GitService.class.getName() + ".epoch";

    /** Seconds that a client may be silent. */
    private static final int TIMEOUT = 60;

    private final Archive archive;
    private final GitServlet git = new GitServlet();

    GitService(Archive archive) {
        this.archive = archive;
        git.setRepositoryResolver((request, name) -> open(request));
        git.setReceivePackFactory((request, repository) -> {
            throw new ServiceNotEnabledException();
        });
        git.setUploadPackFactory((request, repository) -> {
            UploadPack pack = new UploadPack(repository);
            pack.setTimeout(TIMEOUT);
            pack.setPackConfig(asStored(repository));
            return pack;
        });
        try {
            git.init(new NoConfig());
        } catch (ServletException e) {
            throw new IllegalStateException("JGit's servlet does not start", e);
        }
    }

    /** Mails are sent as they lie in the packs: to look for better deltas would cost more than it saves. */
    private static PackConfig asStored(Repository repository) {
        PackConfig config = new PackConfig(repository);
        config.setDeltaCompress(false);
        config.setReuseDeltas(true);
        config.setReuseObjects(true);
        config.setThreads(1);
        return config;
    }

    boolean serves(Target.Git target) throws IOException {
        return archive.epoch(target.list(), target.epoch()).isPresent();
    }

    void serve(Target.Git target, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Epoch epoch = archive.epoch(target.list(), target.epoch())
                .orElseThrow(() -> new IOException("the epoch " + target.list() + "/" + target.epoch() + " is gone"));
        request.setAttribute(EPOCH, epoch);
        Exchange.SAFE.forEach(response::setHeader);
        try {
            git.service(new AtService(request, target.service()), response);
        } catch (ServletException e) {
            throw new IOException("git " + target.service() + " of " + epoch.key() + " failed", e);
        }
    }

    private static Repository open(HttpServletRequest request) {
        if (!(request.getAttribute(EPOCH) instanceof Epoch epoch)) {
            throw new IllegalStateException("a git request without its epoch");
        }
        try {
            return new RepositoryBuilder()
                    .setBare()
                    .setGitDir(epoch.path().toFile())
                    .setMustExist(true)
                    .build();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Shows the servlet a path of its own making: what a client writes into a URL names no file. */
    private static final class AtService extends HttpServletRequestWrapper {

        private final String service;

        AtService(HttpServletRequest request, String service) {
            super(request);
            this.service = service;
        }

        @Override
        public String getServletPath() {
            return "";
        }

        @Override
        public String getPathInfo() {
            return "/epoch/" + service;
        }
    }

    /** A servlet outside a container has no parameters. */
    private static final class NoConfig implements ServletConfig {

        @Override
        public String getServletName() {
            return "git";
        }

        @Override
        public @Nullable ServletContext getServletContext() {
            return null;
        }

        @Override
        public @Nullable String getInitParameter(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getInitParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
