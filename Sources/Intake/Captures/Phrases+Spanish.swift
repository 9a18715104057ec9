extension Phrases {
    static let spanish = Phrases(
        language: "es",
        kinds: [
            "breve": .brief, "breves": .brief, "en breve": .brief, "noticia breve": .brief,
            "noticias breves": .brief, "nota breve": .brief,
            "noticia": .news, "noticias": .news, "reporte": .news,
            "análisis": .analysis,
            "investigación": .investigation, "investigaciones": .investigation,
            "reportaje": .feature, "reportajes": .feature, "crónica": .feature, "crónicas": .feature,
            "entrevista": .interview, "entrevistas": .interview,
            "perfil": .profile, "perfiles": .profile,
            "opinión": .commentary, "comentario": .commentary, "columna": .commentary, "editorial": .commentary,
            "tribuna": .commentary,
        ],
        home: ["inicio", "portada", "página principal"],
        crumbs: ["últimas", "artículos", "artículo", "historias", "archivo", "países", "temas", "actualidad"],
        by: ["por", "escrito por", "texto de"],
        and: ["y", "e"],
        months: [
            ["enero", "ene"], ["febrero", "feb"], ["marzo", "mar"], ["abril", "abr"], ["mayo", "may"],
            ["junio", "jun"], ["julio", "jul"], ["agosto", "ago"], ["septiembre", "setiembre", "sep", "sept", "set"],
            ["octubre", "oct"], ["noviembre", "nov"], ["diciembre", "dic"],
        ],
        dateWords: [
            "de", "del", "el", "publicado", "publicada", "actualizado", "lunes", "martes", "miércoles", "jueves",
            "viernes", "sábado", "domingo",
        ],
        seeAlso: ["vea también", "ver también", "véase también", "lea también", "lea más", "le puede interesar"],
        coverageOf: [
            "cobertura de", "cobertura sobre", "más cobertura de", "nuestra cobertura de", "noticias de",
            "noticias sobre", "toda la cobertura de",
        ],
        analysisOpeners: ["análisis de", "análisis del", "análisis por"],
        analysisClosers: ["análisis"],
        shareWords: [
            "compartir", "comparte", "comparta", "ícono", "íconos", "icono", "iconos", "imprimir", "correo", "enlace",
            "copiar", "facebook", "twitter", "x", "whatsapp", "telegram", "tuitear", "en", "este", "artículo", "de",
            "por", "linkedin",
        ],
        share: ["compartir", "comparte", "comparta", "ícono", "icono", "iconos", "íconos", "tuitear"],
        helpful: [
            "¿le resultó útil este contenido", "¿fue útil este contenido", "¿este contenido fue útil",
            "¿le fue útil este contenido", "¿te resultó útil", "¿le resultó útil", "¿fue útil este artículo",
            "¿le sirvió este contenido", "¿le sirvió esta nota", "sí no",
        ],
        giveButtons: [
            "donar", "dona", "done", "donar ahora", "done ahora", "dona ahora", "done aquí", "apóyenos", "apóyanos",
            "contribuir", "suscríbase", "suscríbete", "hágase socio", "hazte socio",
        ],
        giving: [
            "sosten", "manten", "apoy", "recurso", "don", "fondo", "financ", "contribu", "aport", "soci", "suscri",
            "dinero", "lector", "independient", "ayud",
        ],
        ourselves: ["nos", "nuestro", "nuestra", "nuestros", "nuestras", "queremos", "necesitamos", "nosotros"],
        comments: [
            "¿qué opina", "¿qué piensa", "¿cuál es su opinión", "haga clic aquí para enviar",
            "haz clic aquí para enviar",
            "sus comentarios", "tus comentarios", "su comentario", "envíenos sus", "envíanos tus", "deje un comentario",
            "deja un comentario", "escríbanos", "cartas al editor", "clic aquí",
        ],
        licenceOpeners: [
            "alentamos a los lectores a", "animamos a los lectores a", "invitamos a los lectores a",
            "animamos a nuestros lectores a", "alentamos a nuestros lectores a", "invitamos a nuestros lectores a",
            "los lectores pueden copiar", "puede copiar", "se permite copiar", "se permite la reproducción",
            "esta obra está bajo", "este artículo está bajo", "todos los derechos reservados",
        ],
        copying: ["copi", "distribu", "republi", "reprodu", "difundi", "compartir nuestro", "reutiliz"],
        crediting: [
            "atribu", "firma", "crédito", "acredit", "citando", "citar la fuente", "enlace al original",
            "enlaces al original", "nombrando",
        ],
        licences: [
            "creative commons", "cc by", "cc-by", "no comercial", "sin fines de lucro", "licencia",
            "todos los derechos reservados", "dominio público",
        ],
        creditTo: ["atribución a", "atribuyéndolo a", "atribuyéndola a", "crédito a", "citando a", "reconocimiento a"],
        creditEnds: [
            " en la firma", " en el crédito", " en la línea", " como autor", " como fuente", " y enlaces",
            " y un enlace", " y con", " y enlace", " con enlace", " con un enlace", ", ", ". ", "; ", " bajo ",
        ],
        tags: ["etiquetas", "temas", "palabras clave", "archivado en"],
        related: [
            "contenido relacionado", "contenidos relacionados", "artículos relacionados", "noticias relacionadas",
            "notas relacionadas", "relacionados", "relacionadas", "más sobre este tema", "le puede interesar",
            "lecturas relacionadas", "más noticias",
        ],
        about: ["acerca de", "sobre", "quiénes somos en"],
        organization: [
            "la organización", "nuestra organización", "la fundación", "quiénes somos", "acerca de nosotros",
            "la redacción",
        ],
        contact: ["contacto", "contáctenos", "escríbanos", "escríbanos a", "correo", "correo electrónico", "cartas"],
        footers: [
            "política de privacidad", "términos de uso", "términos y condiciones", "política de cookies",
            "volver arriba", "síganos", "síguenos", "suscríbase a nuestro", "mapa del sitio", "saltar al contenido",
        ],
        nameParticles: ["de", "del", "la", "las", "los", "y"],
        functionWords: [
            "el", "los", "las", "del", "y", "en", "una", "con", "según", "fue", "más", "pero", "su", "sus", "como",
            "al", "lo", "este", "entre", "hasta", "desde", "han", "había", "también", "es", "por",
        ]
    )
}
