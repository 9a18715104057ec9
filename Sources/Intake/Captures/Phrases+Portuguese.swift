extension Phrases {
    static let portuguese = Phrases(
        language: "pt",
        kinds: [
            "breve": .brief, "breves": .brief, "nota": .brief, "notas": .brief,
            "notícia": .news, "notícias": .news,
            "análise": .analysis, "análises": .analysis,
            "investigação": .investigation, "investigações": .investigation,
            "reportagem": .feature, "reportagens": .feature,
            "entrevista": .interview, "entrevistas": .interview,
            "perfil": .profile,
            "opinião": .commentary, "coluna": .commentary, "editorial": .commentary,
        ],
        home: ["início", "página inicial", "capa"],
        crumbs: ["últimas", "artigos", "artigo", "histórias", "arquivo", "países", "temas"],
        by: ["por", "escrito por", "texto de"],
        and: ["e"],
        months: [
            ["janeiro", "jan"], ["fevereiro", "fev"], ["março", "mar"], ["abril", "abr"], ["maio", "mai"],
            ["junho", "jun"], ["julho", "jul"], ["agosto", "ago"], ["setembro", "set"], ["outubro", "out"],
            ["novembro", "nov"], ["dezembro", "dez"],
        ],
        dateWords: [
            "de", "do", "publicado", "publicada", "atualizado", "segunda-feira", "terça-feira", "quarta-feira",
            "quinta-feira", "sexta-feira", "sábado", "domingo",
        ],
        seeAlso: ["veja também", "leia também", "ver também", "leia mais", "veja mais"],
        coverageOf: ["cobertura de", "cobertura do", "cobertura da", "cobertura sobre", "notícias de", "notícias do"],
        analysisOpeners: ["análise de", "análise do", "análise da"],
        analysisClosers: ["análise"],
        shareWords: [
            "compartilhar", "compartilhe", "partilhar", "ícone", "ícones", "imprimir", "copiar", "link", "no", "na",
            "facebook", "twitter", "x", "whatsapp", "telegram", "email", "este", "artigo",
        ],
        share: ["compartilhar", "compartilhe", "partilhar", "ícone", "ícones"],
        helpful: [
            "este conteúdo foi útil", "esse conteúdo foi útil", "este artigo foi útil", "isto foi útil", "sim não",
        ],
        giveButtons: ["doar", "doe", "doe agora", "apoie", "apoie-nos", "contribua", "assine", "seja membro"],
        giving: [
            "sustent", "manter", "apoi", "recurso", "doa", "fundo", "financi", "contribu", "assin", "dinheiro",
            "leitor", "independent", "ajud",
        ],
        ourselves: ["nos", "nosso", "nossa", "nossos", "nossas", "queremos", "precisamos"],
        comments: [
            "o que você acha", "o que você pensa", "qual é a sua opinião", "clique aqui para enviar",
            "seus comentários", "seu comentário", "envie-nos", "deixe um comentário",
        ],
        licenceOpeners: [
            "incentivamos os leitores a", "encorajamos os leitores a", "convidamos os leitores a",
            "os leitores podem copiar", "você pode copiar", "é permitida a reprodução", "esta obra está sob",
            "todos os direitos reservados",
        ],
        copying: ["copi", "distribu", "republi", "reprodu", "divulg", "compartilhar nosso"],
        crediting: ["atribu", "crédit", "citando", "citar a fonte", "link para o original", "links para o original"],
        licences: [
            "creative commons", "cc by", "cc-by", "não comercia", "licença", "todos os direitos reservados",
            "domínio público",
        ],
        creditTo: ["atribuição a", "atribuição à", "atribuição ao", "crédito a", "crédito à", "crédito ao"],
        creditEnds: [
            " na assinatura", " nos créditos", " no crédito", " como autor", " e links", " e um link", " com link",
            ", ", ". ", "; ", " sob ",
        ],
        tags: ["etiquetas", "marcadores", "palavras-chave", "temas"],
        related: [
            "conteúdo relacionado", "conteúdos relacionados", "artigos relacionados", "notícias relacionadas",
            "relacionados", "mais sobre este tema", "leia a seguir",
        ],
        about: ["sobre", "sobre a", "sobre o", "acerca de"],
        organization: ["a organização", "nossa organização", "a fundação", "quem somos", "a redação"],
        contact: ["contato", "fale conosco", "escreva para", "correio eletrônico"],
        footers: ["política de privacidade", "termos de uso", "voltar ao topo", "siga-nos", "mapa do site"],
        nameParticles: ["de", "da", "do", "das", "dos", "e"],
        functionWords: [
            "o", "os", "um", "uma", "não", "com", "em", "no", "na", "do", "da", "dos", "das", "foi", "mais", "mas",
            "são", "pelo", "pela", "ao", "à", "também", "segundo", "até", "seu", "sua", "e",
        ]
    )
}
