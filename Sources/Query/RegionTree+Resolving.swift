import Briefs

extension RegionTree: RegionResolving {
    package func name(of code: RegionCode, in language: String) -> String? { region(code)?.name(in: language) }
}
