/// Tags in the `category` of an outline, where a comma and a slash mean something else: they stand in their percent form.
enum OPMLLabel {
    static func written(_ tag: String) -> String {
        tag.replacing("%", with: "%25").replacing(",", with: "%2C").replacing("/", with: "%2F")
    }

    static func read(_ text: Substring) -> String {
        String(text).replacing("%2F", with: "/").replacing("%2C", with: ",").replacing("%25", with: "%")
    }
}
