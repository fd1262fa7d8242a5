package dev.reroll.web.url;

import dev.reroll.index.history.RebuiltBlobs;
import dev.reroll.web.url.Target.Form;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads and writes the paths of the site. */
public final class Urls {

    /** The name under which every list is searched and read at once. */
    public static final String ALL = "all";

    /** The first step of the pages of the behaviour matrix; no list may bear this name. */
    private static final String MATRIX = "matrix";

    /** The first step of the pages of series; no list may bear this name either. */
    private static final String SERIES = "series";

    /** The first step of Patchwork's API; no list may bear this name. */
    private static final String API = "api";

    /** The second step of our own; Patchwork has no such resource. */
    private static final String OWN = "reroll";

    /** The first steps of what Patchwork's API links to, where no list bears the name. */
    private static final Set<String> PATCHWORK = Set.of("project", "patch", "cover");

    /** No revision is called so: the names of two have dots between them. */
    private static final String TRAIL = "trail";

    /** The page that says why a line is there; no list may bear this name either. */
    private static final String WHY = "why";

    private static final String MBOX = ".mbox";
    private static final String TEXT = ".txt";

    private static final Map<String, Form> FORMS = Map.of(
            "", Form.MAIL,
            "t", Form.NESTED,
            "T", Form.FLAT,
            "raw", Form.RAW,
            "t.mbox.gz", Form.MBOX,
            "t.mbox", Form.MBOX, // gzip too, as at public-inbox
            "t.atom", Form.FEED);

    /** What git's smart protocol asks for; an epoch is read only. */
    private static final Set<String> GIT_SERVICES = Set.of("info/refs", "git-upload-pack");

    private Urls() {}

    public static String list(String list) {
        return "/" + Percent.encode(list) + "/";
    }

    public static String mail(String list, String id) {
        return list(list) + Percent.encode(id) + "/";
    }

    public static String mail(String list, String id, Form form) {
        return mail(list, id) + form.suffix();
    }

    /** The series of a list, or of {@link #ALL}. */
    public static String seriesOf(String list) {
        return list.equals(ALL) ? "/" + SERIES + "/" : list(list) + SERIES + "/";
    }

    public static String series(String id) {
        return seriesOf(ALL) + Percent.encode(id) + "/";
    }

    /** The review trail of a series. */
    public static String trail(String id) {
        return series(id) + TRAIL + "/";
    }

    /** The {@code id} attribute of a remark on a page, wherever it is shown. */
    public static String pointAnchor(String mail, int number) {
        return anchor(mail) + "-" + number;
    }

    public static String revisionMbox(String id, String revision) {
        return series(id) + Percent.encode(revision) + MBOX;
    }

    /** The comparison of two revisions, by the names that they have in URLs. */
    public static String compared(String id, String revisions) {
        return series(id) + Percent.encode(revisions) + "/";
    }

    public static String comparedText(String id, String revisions) {
        return series(id) + Percent.encode(revisions) + TEXT;
    }

    public static String comparedPatch(String id, String revisions, int number) {
        return compared(id, revisions) + number + "/";
    }

    /** A file put together from patches, by its id. */
    public static String blob(String list, String id) {
        return list(list) + id + "/s/";
    }

    /** Its octets, under the name that they are saved by. */
    public static String rawBlob(String list, String id, String name) {
        return blob(list, id) + Percent.encode(name);
    }

    /** Why a line is there. */
    public static String why() {
        return "/" + WHY + "/";
    }

    public static String matrix() {
        return "/" + MATRIX + "/";
    }

    public static String matrix(String system) {
        return matrix() + Percent.encode(system) + "/";
    }

    public static String behaviour(String system, String behaviour) {
        return matrix(system) + Percent.encode(behaviour) + "/";
    }

    /** The {@code id} attribute of a mail on a page: lore's links into threads carry over. */
    public static String anchor(String id) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(id.getBytes(StandardCharsets.UTF_8));
            return "m" + HexFormat.of().formatHex(sha1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /**
     * What a path names.
     *
     * @param rawPath as it came in the request line, still percent-encoded
     * @param isList whether there is a list of that name
     */
    public static Target parse(String rawPath, Predicate<String> isList) {
        List<String> steps = new ArrayList<>();
        for (String step : rawPath.substring(1).split("/", -1)) {
            Optional<String> decoded = Percent.decode(step);
            if (decoded.isEmpty()) return new Target.Nowhere();
            steps.add(decoded.get());
        }
        boolean slash = steps.getLast().isEmpty();
        if (slash) steps.removeLast();
        if (steps.contains("")) return new Target.Nowhere();
        if (steps.isEmpty()) return new Target.Front();

        String first = steps.getFirst();
        if (first.equals(MATRIX)) return ofMatrix(steps, slash);
        if (first.equals(API)) {
            boolean own = steps.size() > 1 && steps.get(1).equals(OWN);
            return own ? new Target.OwnApi(steps, slash) : new Target.Patchwork(steps, slash);
        }
        if (first.equals(SERIES))
            return isNumberedMbox(steps) ? new Target.Patchwork(steps, slash) : ofSeries(steps, slash);
        if (first.equals(WHY) && steps.size() == 1) return slash ? new Target.Why() : new Target.Moved(why());
        boolean list = first.equals(ALL) || isList.test(first);
        if (!list && steps.size() > 1 && PATCHWORK.contains(first)) return new Target.Patchwork(steps, slash);
        Optional<Target> git = list && !slash ? git(steps) : Optional.empty();
        if (git.isPresent()) return git.get();
        return switch (steps.size()) {
            case 1 -> one(first, list, slash);
            case 2 -> two(first, steps.get(1), list, slash);
            case 3 -> {
                if (!list || !isBlob(steps)) yield three(first, steps.get(1), steps.get(2), slash);
                String id = steps.get(1);
                yield slash ? new Target.Blob(first, id) : new Target.Moved(blob(first, id));
            }
            case 4 -> {
                if (isHelp(steps.subList(1, 4))) yield new Target.Help();
                yield list && !slash && isBlob(steps) ? new Target.RawBlob(first, steps.get(1)) : new Target.Nowhere();
            }
            case 5 ->
                list && steps.subList(1, 5).equals(List.of("_", "text", "config", "raw"))
                        ? new Target.Config(first)
                        : new Target.Nowhere();
            default -> new Target.Nowhere();
        };
    }

    /** Patchwork's {@code /series/7/mbox/}: no Message-ID is a number, and no revision is called mbox. */
    private static boolean isNumberedMbox(List<String> steps) {
        return steps.size() == 3
                && steps.get(2).equals("mbox")
                && steps.get(1).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Target ofSeries(List<String> steps, boolean slash) {
        String id = steps.size() > 1 ? steps.get(1) : "";
        String third = steps.size() > 2 ? steps.get(2) : "";
        return switch (steps.size()) {
            case 1 -> slash ? new Target.SeriesHome(ALL) : new Target.Moved(seriesOf(ALL));
            case 2 -> slash ? new Target.SeriesAt(id) : new Target.Moved(series(id));
            case 3 -> {
                if (third.equals(TRAIL)) yield slash ? new Target.TrailOf(id) : new Target.Moved(trail(id));
                if (slash) yield new Target.Compared(id, third);
                if (third.endsWith(MBOX)) yield new Target.RevisionMbox(id, cut(third, MBOX));
                if (third.endsWith(TEXT)) yield new Target.ComparedText(id, cut(third, TEXT));
                yield new Target.Moved(compared(id, third));
            }
            case 4 -> {
                Optional<Integer> number = number(steps.get(3));
                if (number.isEmpty()) yield new Target.Nowhere();
                yield slash
                        ? new Target.ComparedPatch(id, third, number.get())
                        : new Target.Moved(comparedPatch(id, third, number.get()));
            }
            default -> new Target.Nowhere();
        };
    }

    private static String cut(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }

    /** A number of at most four digits. */
    private static Optional<Integer> number(String step) {
        boolean digits = !step.isEmpty() && step.length() <= 4 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Integer.parseInt(step)) : Optional.empty();
    }

    private static Target ofMatrix(List<String> steps, boolean slash) {
        return switch (steps.size()) {
            case 1 -> slash ? new Target.MatrixHome() : new Target.Moved(matrix());
            case 2 -> slash ? new Target.MatrixOf(steps.get(1)) : new Target.Moved(matrix(steps.get(1)));
            case 3 ->
                slash
                        ? new Target.BehaviourOf(steps.get(1), steps.get(2))
                        : new Target.Moved(behaviour(steps.get(1), steps.get(2)));
            default -> new Target.Nowhere();
        };
    }

    private static Target one(String name, boolean list, boolean slash) {
        if (name.equals("robots.txt")) return new Target.Robots();
        if (name.equals("manifest.js.gz")) return new Target.Manifest(Optional.empty());
        if (!list) return new Target.Find(name);
        return slash ? new Target.ListHome(name) : new Target.Moved(list(name));
    }

    private static Target two(String first, String second, boolean list, boolean slash) {
        if (first.equals("_")) return second.equals("suggest") && !slash ? new Target.Suggest() : new Target.Nowhere();
        if (first.equals("r")) return new Target.Find(second);
        if (list && !slash) {
            switch (second) {
                case "new.atom", "atom.xml" -> {
                    return new Target.NewFeed(first);
                }
                case "new.html" -> {
                    return new Target.Moved(list(first));
                }
                case "manifest.js.gz" -> {
                    return new Target.Manifest(Optional.of(first));
                }
                case "all.mbox.gz" -> {
                    return new Target.WholeMbox(first);
                }
                case "description" -> {
                    return new Target.Description(first);
                }
                default -> {}
            }
        }
        if (list && second.equals(SERIES)) {
            if (first.equals(ALL) || !slash) return new Target.Moved(seriesOf(first));
            return new Target.SeriesHome(first);
        }
        return slash ? new Target.MailAt(first, second, Form.MAIL) : new Target.Unslashed(first, second);
    }

    private static Target three(String first, String second, String third, boolean slash) {
        if (first.equals("_")) {
            if (second.equals("static") && !slash) return new Target.Asset(third);
            return isHelp(List.of(first, second, third)) ? new Target.Help() : new Target.Nowhere();
        }
        if (third.equals("R")) return new Target.Moved(mail(first, second) + "#r");
        if (third.equals("f")) return new Target.Moved(mail(first, second));
        Form form = FORMS.get(third);
        if (form == Form.NESTED || form == Form.FLAT) {
            return slash ? new Target.MailAt(first, second, form) : new Target.Moved(mail(first, second, form));
        }
        if (form != null && !slash) return new Target.MailAt(first, second, form);
        int dash = third.indexOf('-');
        if (dash > 0 && dash <= 4 && !slash && third.substring(0, dash).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Target.AttachmentAt(first, second, Integer.parseInt(third.substring(0, dash)));
        }
        return new Target.Nowhere();
    }

    /** Both the path in the manifest, {@code /LIST/git/0.git}, and public-inbox's short one, {@code /LIST/0}. */
    private static Optional<Target> git(List<String> steps) {
        int at = steps.size() > 2 && steps.get(1).equals("git") ? 2 : 1;
        if (steps.size() <= at + 1) return Optional.empty();
        String number = steps.get(at);
        if (number.endsWith(".git")) number = number.substring(0, number.length() - ".git".length());
        if (number.isEmpty() || number.length() > 6 || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        String service = String.join("/", steps.subList(at + 1, steps.size()));
        return GIT_SERVICES.contains(service)
                ? Optional.of(new Target.Git(steps.getFirst(), Integer.parseInt(number), service))
                : Optional.empty();
    }

    /** The path of an epoch's repository, as the manifest names it. */
    public static String epoch(String list, int number) {
        return list(list) + "git/" + number + ".git";
    }

    private static boolean isBlob(List<String> steps) {
        return steps.get(2).equals("s") && RebuiltBlobs.isId(steps.get(1));
    }

    private static boolean isHelp(List<String> steps) {
        return steps.equals(List.of("_", "text", "help"));
    }
}
