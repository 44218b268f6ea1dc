package dev.cartlog.web.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The table of everything that can go wrong. Error bodies, the page behind each {@code type} and the interface description
 * are all made from it.
 */
public enum ProblemType {
    MALFORMED_REQUEST(
            400,
            "The request cannot be read",
            "The body is not the JSON this route takes, a value has the wrong type or form, or a header or parameter is"
                    + " not well-formed. Quantities are whole numbers; text holds no control characters.",
            "Correct what errors[].pointer names and send the request again."),
    UNKNOWN_FIELD(
            400,
            "The request has a field nobody reads",
            "Every field is checked, so that a misspelt one is not silently ignored. Prices, owners, versions and states"
                    + " are never taken from a client.",
            "Remove the fields that errors[].pointer names."),
    UNAUTHENTICATED(
            401,
            "Who are you?",
            "The request has no credential, or one that cannot be verified: a guest's capability token, or a customer's"
                    + " access token from the configured issuer for this audience.",
            "Send Authorization: Bearer with a valid token."),
    TOKEN_EXPIRED(
            401,
            "The access token has expired",
            "The token is genuine, but its time is over.",
            "Get a new access token and send the same request again, with the same Idempotency-Key."),
    INSUFFICIENT_SCOPE(
            403,
            "This credential may not do that",
            "The sender is known, but the route needs a customer's token or a scope that this one does not carry.",
            "Use a credential that carries the required scope."),
    ORIGIN_NOT_ALLOWED(
            403,
            "Pages of this origin may not call",
            "A browser sent the request for a page whose origin is not on the service's list.",
            "Have the operator add the origin to cart.http.cors-origins."),
    NOT_FOUND(404, "There is nothing here", "No route has this path.", "Check the path against /openapi.json."),
    CART_NOT_FOUND(
            404,
            "There is no such cart",
            "The cart does not exist, or it is not the sender's; the answer does not tell which.",
            "Start a cart with POST /v1/carts."),
    LINE_NOT_FOUND(
            404,
            "The cart has no such line",
            "The line was removed, or never was in this cart.",
            "Read the cart again."),
    MERGE_NOT_FOUND(
            404,
            "There is no such merge",
            "The merge does not exist, or it is another customer's; the answer does not tell which.",
            "Ask for the merge with POST /v1/customers/me/cart/merges."),
    METHOD_NOT_ALLOWED(
            405,
            "The route does not take this method",
            "The path exists, but not with this method.",
            "Use one of the methods in the Allow header."),
    NOT_ACCEPTABLE(
            406,
            "No representation is acceptable",
            "The Accept header excludes every media type this route can answer with.",
            "Accept application/json."),
    REQUEST_TIMEOUT(
            408,
            "The request took too long to arrive",
            "The headers or the body did not arrive in time. Nothing happened.",
            "Send the request again.",
            true),
    CART_MERGING(
            409,
            "The cart is being merged",
            "A customer has signed in, and the cart's lines are on their way into the customer's cart.",
            "Go on with the customer's cart."),
    CART_MERGED(
            409,
            "The cart was merged",
            "Its lines live on in the cart that cart.mergedInto names.",
            "Go on with the customer's cart."),
    CART_CHECKED_OUT(
            409,
            "The cart is checked out",
            "It is frozen until the order is placed or refused.",
            "Wait for the order, or for the cart to become active again."),
    CART_ORDERED(
            409,
            "The cart was ordered",
            "Its contents have become an order and never change again.",
            "Start the next cart with POST /v1/carts."),
    CART_EXPIRED(
            409,
            "The cart has expired",
            "Nothing happened to it for so long that it was given up.",
            "Start the next cart with POST /v1/carts."),
    CART_SAVED(
            409,
            "The cart can only be read",
            "It holds what an undone merge gave back.",
            "Add its lines to the active cart."),
    CART_ALREADY_MERGED(
            409,
            "The guest's cart was merged before",
            "It belongs to another merge already.",
            "Nothing can be merged any more; go on with the customer's cart."),
    MERGE_ALREADY_DECIDED(
            409,
            "The merge was decided before",
            "It was asked for with other policies, or it can no longer be undone: the time is over, or the cart is"
                    + " checked out.",
            "Read the merge with GET /v1/merges/{mergeId}."),
    CART_NOT_GUEST(
            409,
            "Only a guest's cart can be merged",
            "The cart that was to be merged belongs to a customer.",
            "Name the cart the guest shopped with."),
    VERSION_MISMATCH(
            412,
            "The cart has changed",
            "If-Match names another version than the cart has. The body carries the cart as it is.",
            "Look at the cart as it is now and decide again."),
    BODY_TOO_LARGE(
            413,
            "The body is too large",
            "Bodies are bounded; the limit is 64 KiB unless configured otherwise.",
            "Split the commands over several requests."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The body has the wrong media type",
            "Bodies are JSON in UTF-8.",
            "Send Content-Type: application/json."),
    UNKNOWN_SKU(
            422,
            "The catalogue has no such article",
            "The SKU is not in the catalogue this service knows.",
            "Check the SKU."),
    ITEM_NOT_AVAILABLE(
            422, "The article is not sold", "The catalogue says that it is not for sale.", "Choose another article."),
    INSUFFICIENT_STOCK(
            422,
            "There is not enough in stock",
            "The line would hold more pieces than there are, and the article cannot be backordered.",
            "Ask for at most errors[].allowed pieces."),
    QUANTITY_BELOW_LIMIT(
            422,
            "The quantity is too small",
            "The line would hold less than can be ordered of this article.",
            "Ask for at least errors[].allowed pieces."),
    QUANTITY_ABOVE_LIMIT(
            422,
            "The quantity is too large",
            "The line would hold more than can be ordered of this article.",
            "Ask for at most errors[].allowed pieces."),
    LINE_LIMIT(422, "The cart is full", "It has its maximum of lines.", "Remove a line first."),
    PRICE_NOT_FOUND(
            422,
            "The article has no price in this currency",
            "A cart has one currency, and the catalogue has no price in it.",
            "Use a cart in another currency."),
    CART_EMPTY(422, "The cart is empty", "There is nothing to check out.", "Add something first."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key belongs to another command",
            "The same sender used it for this cart before, with another payload.",
            "Use a fresh key for each command, and the same key only to repeat it."),
    PRECONDITION_REQUIRED(
            428,
            "The request must name the cart's version",
            "Checking out and clearing are too consequential to be sent blindly.",
            "Send If-Match with the version you have seen, or * for any."),
    TOO_MANY_REQUESTS(
            429,
            "Too many requests",
            "More requests arrived than are let in at a time. Nothing happened.",
            "Send the request again after the time in Retry-After.",
            true),
    HEADERS_TOO_LARGE(
            431,
            "The headers are too large",
            "The request line and headers are bounded.",
            "Send fewer or shorter headers."),
    INTERNAL_ERROR(
            500,
            "Something is wrong on our side",
            "The request met a defect. Its correlation id leads to the cause in the service's log.",
            "Report the correlation id."),
    SHARD_MOVING(
            503,
            "The cart's writer cannot take it now",
            "The instance that owns the cart is changing, or has as many requests waiting as it takes. Nothing happened.",
            "Send the same request again after the time in Retry-After.",
            true),
    OUTCOME_UNKNOWN(
            503,
            "Nobody knows yet whether it happened",
            "The commit was interrupted; the command took effect once, or not at all.",
            "Send the same request again with the same Idempotency-Key: it takes effect at most once.",
            true),
    PROJECTION_BEHIND(
            503,
            "The view is not there yet",
            "The version that was asked for has not arrived in the view within the time a read may wait.",
            "Read again after the time in Retry-After.",
            true),
    IDENTITY_UNAVAILABLE(
            503,
            "The access token cannot be checked now",
            "The issuer's keys cannot be fetched and none are remembered. Nothing happened.",
            "Send the same request again after the time in Retry-After.",
            true);

    private final int status;
    private final String title;
    private final String explanation;
    private final String whatToDo;
    private final boolean retryable;

    ProblemType(int status, String title, String explanation, String whatToDo) {
        this(status, title, explanation, whatToDo, false);
    }

    ProblemType(int status, String title, String explanation, String whatToDo, boolean retryable) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
        this.whatToDo = whatToDo;
        this.retryable = retryable;
    }

    /** The problem with this code, if there is one. */
    public static Optional<ProblemType> ofCode(String code) {
        return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
    }

    /** What programs tell problems apart by. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The URI reference of the problem's page. */
    public String uri() {
        return "/problems/" + code();
    }

    /** The HTTP status it is answered with. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** For a developer: what it means. */
    public String explanation() {
        return explanation;
    }

    /** For a developer: how to go on. */
    public String whatToDo() {
        return whatToDo;
    }

    /** Whether the same request may be sent again unchanged, with a chance of success. */
    public boolean retryable() {
        return retryable;
    }
}
