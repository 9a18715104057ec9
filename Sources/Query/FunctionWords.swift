/// Words that hold sentences together and tell nothing of a subject. In a large library they are too frequent to be
/// followed anyway; in a small one every word is rare, and these would pass for what two briefs share.
enum FunctionWords {
    static let all: Set<String> = Set(
        (english + " " + spanish + " " + portuguese).split(separator: " ").map(String.init))

    private static let english = """
        about above after again against all also although always among and another any are around because been before \
        being below between both but can could did does done down during each either enough even ever every few for from \
        further had has have having her here hers him his how however into its itself just last later least less like \
        made many may might more most much must near never next nor not now off often once one only onto other others our \
        out over own per rather said same say says she should since six some still such ten than that the their them then \
        there these they this those three through thus too toward towards two under until upon very was were what when \
        where whether which while who whom whose why will with within without would yet you your first second third four \
        five seven eight nine told
        """
    private static let spanish = """
        ante antes aquel aquella aquellos asi aun aunque bajo bien cada casi como con contra cual cuales cuando cuanto dado \
        debe del desde despues dice dijo donde dos durante ella ellas ellos entonces entre era eran ese esa eso esos esas \
        esta estaba estan estas este esto estos fue fueron gran haber habia hace hacia han hasta hay hizo las les los luego \
        mas menos mientras mismo misma mucho muchos muy nada nadie nos nosotros nunca otra otras otro otros para pero poco \
        por porque primer primera pues que quien quienes segun ser sera sido sin sino sobre solo son sus suya suyo tal tambien \
        tampoco tan tanto tener tiene tienen toda todas todo todos tras tres una unas uno unos usted cuatro cinco seis siete \
        ocho nueve diez
        """
    private static let portuguese = """
        ainda antes apos aquela aquele ate cada com como contra das dela dele deles depois desde disse dos ela elas ele eles \
        entao entre essa esse esta este foi foram hoje isso isto mais mas menos mesmo muito nao nas nem nos onde outra outras \
        outro outros para pela pelas pelo pelos por porque quando que quem sao seja sem ser sob sobre sua suas seu seus tal \
        tambem tanto tem toda todas todo todos uma umas
        """
}
