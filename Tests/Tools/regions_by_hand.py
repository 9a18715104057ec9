"""What make_regions.py adds to iso-codes by hand: UN M49 areas, named sets, short names, aliases, and names that mislead in a text."""

# UN M49: depth by indent; code | en | es | pt | aliases | countries directly below.
# 019 to 013: the label of 013 says that M49 counts Mexico in, so that it cannot be mistaken for x-central-america.
AREAS = """
001 | World | Mundo | Mundo | Worldwide; Global; Mundial | AQ
 002 | Africa | África | África | |
  015 | Northern Africa | África del Norte | Norte da África | North Africa; Norte de África; África Setentrional | DZ EG LY MA SD TN EH
  202 | Sub-Saharan Africa | África subsahariana | África Subsaariana | |
   014 | Eastern Africa | África Oriental | África Oriental | East Africa | IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW
   017 | Middle Africa | África Central | África Central | Central Africa | AO CM CF TD CG CD GQ GA ST
   018 | Southern Africa | África Meridional | África Meridional | África Austral | BW SZ LS NA ZA
   011 | Western Africa | África Occidental | África Ocidental | West Africa | BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG
 019 | Americas | Américas | Américas | America; The Americas; Las Américas; Western Hemisphere |
  419 | Latin America and the Caribbean | América Latina y el Caribe | América Latina e Caribe | Latin America; América Latina; Latinoamérica; LatAm; LAC; Latin America and Caribbean; América Latina e o Caribe |
   029 | Caribbean | Caribe | Caribe | The Caribbean; El Caribe; West Indies; Antillas | AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI
   013 | Central America and Mexico | Centroamérica y México | América Central e México | Central America; Centroamérica; América Central; Mesoamerica; Mesoamérica | BZ CR SV GT HN MX NI PA
   005 | South America | América del Sur | América do Sul | Sudamérica; Suramérica | AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE
  021 | Northern America | América septentrional | América Setentrional | | BM CA GL PM US
 142 | Asia | Asia | Ásia | |
  143 | Central Asia | Asia Central | Ásia Central | | KZ KG TJ TM UZ
  030 | Eastern Asia | Asia Oriental | Ásia Oriental | East Asia; Este de Asia; Leste da Ásia | CN HK MO KP JP MN KR TW
  035 | South-eastern Asia | Sudeste Asiático | Sudeste Asiático | Southeast Asia; South-East Asia; Asia Sudoriental | BN KH ID LA MY MM PH SG TH TL VN
  034 | Southern Asia | Asia Meridional | Ásia Meridional | South Asia; Asia del Sur; Sul da Ásia | AF BD BT IN IR MV NP PK LK
  145 | Western Asia | Asia Occidental | Ásia Ocidental | West Asia | AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE
 150 | Europe | Europa | Europa | |
  151 | Eastern Europe | Europa Oriental | Europa Oriental | Europa del Este; Leste Europeu | BY BG CZ HU PL MD RO RU SK UA
  154 | Northern Europe | Europa del Norte | Europa Setentrional | Europa Septentrional; Norte da Europa | AX DK EE FO FI IS IE IM LV LT NO SJ SE GB GG JE
  039 | Southern Europe | Europa del Sur | Europa Meridional | Sul da Europa | AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES
  155 | Western Europe | Europa Occidental | Europa Ocidental | | AT BE FR DE LI LU MC NL CH
 009 | Oceania | Oceanía | Oceania | |
  053 | Australia and New Zealand | Australia y Nueva Zelanda | Austrália e Nova Zelândia | Australasia | AU CX CC HM NZ NF
  054 | Melanesia | Melanesia | Melanésia | | FJ NC PG SB VU
  057 | Micronesia (region) | Micronesia (región) | Micronésia (região) | | GU KI MH FM NR MP PW UM
  061 | Polynesia | Polinesia | Polinésia | | AS CK PF NU PN WS TK TO TV WF
"""

# Named sets overlap the tree and each other: code | en | es | pt | aliases | members.
SETS = """
x-amazon-basin | Amazon basin | Cuenca amazónica | Bacia Amazônica | Amazon; The Amazon; Amazonia; Amazônia; La Amazonía; Amazon rainforest | BO-B BO-N BR-AC BR-AM BR-AP BR-MA BR-MT BR-PA BR-RO BR-RR BR-TO CO-AMA CO-CAQ CO-GUA CO-GUV CO-PUT CO-VAU EC-D EC-N EC-S EC-U EC-Y EC-Z GF GY PE-AMA PE-LOR PE-MDD PE-SAM PE-UCA SR VE-Z
x-andes | Andean countries | Países andinos | Países andinos | Andes; The Andes; Los Andes; Andean region; Región andina; Região andina | BO CO EC PE VE
x-central-america | Central America | Centroamérica | América Central | América Central; Central American isthmus | BZ CR GT HN NI PA SV
x-north-america | North America | Norteamérica | América do Norte | América del Norte | CA MX US
x-northern-triangle | Northern Triangle | Triángulo Norte | Triângulo Norte | The Northern Triangle; El Triángulo Norte; Northern Triangle of Central America; Triángulo Norte de Centroamérica; Triângulo do Norte | GT HN SV
x-southern-cone | Southern Cone | Cono Sur | Cone Sul | The Southern Cone; El Cono Sur | AR CL PY UY
x-tri-border | Tri-Border Area | Triple Frontera | Tríplice Fronteira | Tri-Border; Triborder; Tri-Border Region; Triple Frontier; La Triple Frontera; TBA | AR-N BR-PR PY-10
x-us-mexico-border | US-Mexico border | Frontera Estados Unidos-México | Fronteira Estados Unidos-México | U.S.-Mexico border; Mexico-US border; United States-Mexico border; Southwest border; Frontera entre México y Estados Unidos; Frontera México-Estados Unidos; Frontera norte de México | MX-BCN MX-CHH MX-COA MX-NLE MX-SON MX-TAM US-AZ US-CA US-NM US-TX
"""

# Countries: code | en | es | pt | aliases. An empty name keeps the catalogue's. `^` before an alias: in a text only in capitals.
COUNTRIES = """
AE | | | | ^UAE; ^U.A.E.; ^EAU; ^E.A.U.; Emirates
AS | | Samoa Americana | |
BA | | | Bósnia e Herzegovina | Bosnia; Bosnia-Herzegovina; Bósnia
BF | | Burkina Faso | Burkina Faso |
BH | | Baréin | Bahrein | Bahréin
BM | | Bermudas | Bermudas | Bermuda
BN | Brunei | Brunéi | Brunei |
BO | | | | Plurinational State of Bolivia; República de Bolivia; Republic of Bolivia
BQ | | Caribe Neerlandés | | Caribbean Netherlands; Bonaire, San Eustaquio y Saba; BES Islands
BS | | | | The Bahamas; Las Bahamas
BY | | | | Byelorussia; Bielarrússia
CC | Cocos Islands | Islas Cocos | Ilhas Cocos | Keeling Islands
CD | Democratic Republic of the Congo | República Democrática del Congo | República Democrática do Congo | DR Congo; RD Congo; RD del Congo; ^DRC; ^RDC; Congo-Kinshasa; Democratic Republic of Congo; Congo; Zaire
CG | Republic of the Congo | República del Congo | República do Congo | Congo; Republic of Congo; Congo-Brazzaville
CI | | Costa de Marfil | | Ivory Coast; Cote d Ivoire
CN | | | | People's Republic of China; ^PRC; República Popular China
CV | | | | Cape Verde
CZ | | | | Czech Republic; República Checa; República Tcheca
DM | | | Dominica |
DO | | | | Dominican Rep; Rep. Dominicana
DZ | | Argelia | |
FK | Falkland Islands | Islas Malvinas | Ilhas Malvinas | Malvinas; Falklands; Las Malvinas; Islas Falkland; Malvinas Islands; Ilhas Falkland
FM | Micronesia | Micronesia | Micronésia | Federated States of Micronesia; Estados Federados de Micronesia; Estados Federados da Micronésia
GB | | | | ^UK; ^U.K.; Great Britain; Britain; Gran Bretaña; Grã-Bretanha
GE | | | | Republic of Georgia; República de Georgia
GM | | | | The Gambia
GS | | | | South Georgia
HT | | | | Hayti; Republic of Haiti
IE | | | | Republic of Ireland; República de Irlanda; Eire
IN | | | | La India
IR | | Irán | Irã |
KM | | Comoras | | Comores; Islas Comoras
KP | | Corea del Norte | Coreia do Norte | ^DPRK; Korea; Corea; Coreia; Democratic People's Republic of Korea
KR | | Corea del Sur | Coreia do Sul | Korea; Corea; Coreia; Republic of Korea; República de Corea; República da Coreia
LA | | Laos | Laos |
MF | Saint Martin | San Martín | São Martinho | Saint Martin (French part)
MK | | | | Macedonia; Macedônia; ^FYROM
MM | | Myanmar | Mianmar | Burma; Birmania; Birmânia
MO | | | | Macau
MV | | Maldivas | | The Maldives
MX | | | | Méjico; Mexican Republic; República Mexicana; Estados Unidos Mexicanos
NL | | | | Holland; Holanda; The Netherlands
PH | | | | The Philippines; Las Filipinas
PN | | | | Pitcairn Islands
PR | | | | Commonwealth of Puerto Rico
PS | Palestine | Palestina | Palestina | State of Palestine; Estado de Palestina; Palestinian Territories; Territorios palestinos
RU | Russia | Rusia | Rússia |
SA | | Arabia Saudita | | Arabia Saudí
SH | Saint Helena | Santa Elena | Santa Helena | Saint Helena, Ascension and Tristan da Cunha
SR | | Surinam | | Surinam
SX | Sint Maarten | Sint Maarten | Sint Maarten | Sint Maarten (Dutch part); Saint Martin; San Martín
SY | | Siria | Síria |
SZ | | Esuatini | Essuatíni | Swaziland; Suazilandia; Suazilândia; Eswatini
TF | | | | French Southern and Antarctic Lands
TL | | | Timor-Leste | East Timor; Timor Oriental; Timor
TN | | Túnez | |
TR | Turkey | Turquía | Turquia | Türkiye; Turkiye
TT | | | Trinidad e Tobago | Trinidad & Tobago; Trinidad-Tobago
US | | | | ^US; ^U.S.; ^U. S.; ^USA; ^U.S.A.; United States of America; The United States; ^EE. UU.; ^EE.UU.; ^EEUU; ^EUA; ^E.U.A.; Estados Unidos de América; Estados Unidos da América; Los Estados Unidos
VA | Vatican City | Ciudad del Vaticano | Cidade do Vaticano | Holy See; Vatican; Vaticano; Santa Sede; Santa Sé; El Vaticano
VG | British Virgin Islands | Islas Vírgenes Británicas | Ilhas Virgens Britânicas | Virgin Islands; Islas Vírgenes; Ilhas Virgens; ^BVI
VI | U.S. Virgin Islands | Islas Vírgenes de los Estados Unidos | Ilhas Virgens Americanas | Virgin Islands; Islas Vírgenes; Ilhas Virgens; United States Virgin Islands; Islas Vírgenes de EE. UU.; US Virgin Islands; ^USVI
VN | | | | Viet Nam
ZA | | | | Suráfrica; República Sudafricana
"""

# Subdivisions: code | en | es | pt | aliases. iso-codes has one name for each, in one of the country's languages (Quechua for some of Peru).
SUBDIVISIONS = """
AR-C | Autonomous City of Buenos Aires | Ciudad Autónoma de Buenos Aires | Cidade Autônoma de Buenos Aires | CABA; Capital Federal; Buenos Aires City; Ciudad de Buenos Aires
BE-BRU | Brussels | Bruselas | Bruxelas |
BE-VLG | Flanders | Flandes | Flandres |
BE-WAL | Wallonia | Valonia | Valônia |
BO-B | Beni | | |
CL-AI | Aysén | | | Aisén
CL-LI | O'Higgins | | |
CL-RM | Santiago Metropolitan Region | Región Metropolitana de Santiago | Região Metropolitana de Santiago | Región Metropolitana; Santiago de Chile
CO-DC | Bogotá | | | Bogotá D.C.
CO-NSA | | | | North Santander
CO-VAC | | | | El Valle del Cauca
CU-03 | Havana | La Habana | Havana |
DE-BY | Bavaria | Baviera | Baviera |
DE-NW | North Rhine-Westphalia | Renania del Norte-Westfalia | Renânia do Norte-Vestfália |
DO-01 | Distrito Nacional | | | National District
ES-A | Alicante | Alicante | Alicante | Alacant
ES-AN | Andalusia | Andalucía | Andaluzia |
ES-CN | Canary Islands | Canarias | Ilhas Canárias | Islas Canarias; The Canary Islands
ES-CS | Castellón | Castellón | Castellón | Castelló
ES-CT | Catalonia | Cataluña | Catalunha |
ES-IB | Balearic Islands | Islas Baleares | Ilhas Baleares | Baleares
ES-MD | Community of Madrid | Comunidad de Madrid | Comunidade de Madri |
ES-NA | Navarre | Navarra | Navarra | Nafarroa
ES-NC | Navarre | Comunidad Foral de Navarra | Navarra |
ES-PV | Basque Country | País Vasco | País Basco | Euskadi
ES-SE | Seville | Sevilla | Sevilha |
ES-VC | Valencian Community | Comunidad Valenciana | Comunidade Valenciana |
ES-VI | Álava | Álava | Álava | Araba
GB-ENG | England | Inglaterra | Inglaterra |
GB-LND | City of London | Ciudad de Londres | Cidade de Londres | London; Londres
GB-NIR | Northern Ireland | Irlanda del Norte | Irlanda do Norte |
GB-SCT | Scotland | Escocia | Escócia |
GB-WLS | Wales | Gales | País de Gales | Cymru
HN-IB | Bay Islands | Islas de la Bahía | Ilhas da Baía |
HT-GA | Grand'Anse | | | Grandans
HT-NI | Nippes | | | Nip
HT-OU | Ouest | | | Lwès; West Department
HT-SD | Sud | | | Sid
HT-SE | Sud-Est | | | Sidès
IT-52 | Tuscany | Toscana | Toscana |
IT-82 | Sicily | Sicilia | Sicília |
IT-88 | Sardinia | Cerdeña | Sardenha |
MX-CMX | Mexico City | Ciudad de México | Cidade do México | CDMX; Distrito Federal
MX-COA | Coahuila | | |
MX-MEX | State of Mexico | Estado de México | Estado do México | Edomex; Estado de Mexico
MX-MIC | Michoacán | | |
MX-VER | Veracruz | | |
NI-AN | North Caribbean Coast | Costa Caribe Norte | Costa Caribe Norte | RACCN; RAAN
NI-AS | South Caribbean Coast | Costa Caribe Sur | Costa Caribe Sul | RACCS; RAAS
PA-KY | | | | Kuna Yala; San Blas
PE-AMA | Amazonas | | |
PE-APU | Apurímac | | |
PE-CAL | Callao | | |
PE-CUS | | | | Cuzco
PE-JUN | Junín | | |
PE-LMA | Lima Metropolitan Municipality | Lima Metropolitana | Região Metropolitana de Lima | Metropolitan Lima
PE-SAM | San Martín | | |
RS-KM | Kosovo and Metohija | Kosovo y Metohija | Kosovo e Metohija | Kosovo; Kosovo-Metohija
TT-TOB | | | | Isle of Tobago
US-CA | | | Califórnia |
US-DC | | | Distrito de Colúmbia | Washington DC; Washington, D.C.
US-FL | | | Flórida |
US-HI | | | Havaí |
US-MD | | Maryland | |
US-NC | | | Carolina do Norte |
US-NJ | | | Nova Jersey | Nuevo Jersey
US-NM | | | Novo México | Nuevo Méjico
US-NY | | | Nova York | Nova Iorque; New York State
US-PA | | | Pensilvânia |
US-SC | | | Carolina do Sul |
US-TX | | | Texas | Tejas
US-VI | U.S. Virgin Islands | Islas Vírgenes de los Estados Unidos | Ilhas Virgens Americanas |
VE-A | Capital District | Distrito Capital | Distrito Capital | Caracas
VE-X | | | | Vargas
"""

# Country names that a text seldom means as the country: `lookup` knows them, `countries(namedIn:)` passes over them. Code, then names.
NOT_IN_TEXT = """
GD | Granada
GE | Georgia; Geórgia
GP | Guadalupe
LC | Santa Lucía
MF | San Martín; São Martinho
MS | Montserrat
MU | Mauricio; Maurício
PM | San Pedro y Miquelon
RE | Reunión; Reunião; Réunion
SH | Santa Elena; Santa Helena; Saint Helena
SX | San Martín
TL | Timor
"""

# Phrases that hold a country's name and mean no country: swallowed whole in a text, unknown to `lookup`.
STOP_PHRASES = """
Brazil nut; Brazil nuts; Chad Lake; China Sea; East China Sea; Golfo de Guinea; Golfo da Guiné; Golfo de México; Golfo do México;
Golfo de Omán; Golfo de Honduras; Guinea pig; Guinea pigs; Gulf of Guinea; Gulf of Honduras; Gulf of Mexico; Gulf of Oman; Jersey City;
Jersey Shore; Lago Chad; Lake Chad; Lebanon Pennsylvania; Mar de China; Mar de China Meridional; Mar da China; Mar do Japão;
Mar de Japón; New Britain; New England; New Guinea; New Spain; Niger Delta; Niger River; Nova Guiné; Nueva España; Nueva Granada; Nueva Guinea;
Panama City Beach; Panama City Florida; Peru Illinois; Peru Indiana; Rosa Luxemburgo; Rosa Luxemburg; Sea of Japan; South China Sea;
Tinta China; Turkey Point; Delta del Níger; Río Níger; Nova Granada; Nueva Inglaterra
"""

# What the catalogues get wrong: code, then names that are another country's.
NOT_NAMES = """
AF | República Islâmica do Paquistão
"""
