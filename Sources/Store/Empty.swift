import Briefs
