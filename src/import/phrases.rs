//! Tables of fixed phrases, in small letters: what stands around articles on web pages, in newspapers and in mail, in
//! English, German, French, Spanish, Italian, Portuguese and Russian. Collected by hand. The rules that compare them
//! with lines are in [`super::wording`].

/// Whole lines that are no part of an article: buttons, menus, advertising, marks of an end.
pub const LINES: &str = "\
#ad
&nbsp;
(ends)
(end)
-30-
- 30 -
-ends-
- ends -
accept
accept all
accept all cookies
accept cookies
ad
add a comment
advert
advertisement
advertisement - scroll to continue
advertisement feature
advertising
all rights reserved
also read
article continues after advertisement
article continues below
article continues below advertisement
back to top
close
comments
continue reading
continue reading below
continue without accepting
cookie settings
copied
copy link
download
download pdf
editor's picks
editors' picks
email
email this
end of story
ends
facebook
follow us
give feedback
go to top
home
i agree
instagram
jump to comments
keep reading
leave a comment
leave a reply
link copied
linkedin
listen
listen to article
listen to story
listen to this article
listen to this story
load more
loading
loading...
log in
login
manage cookies
manage preferences
menu
more from this section
more on this
more on this story
more stories
more
most popular
most read
most viewed
my account
newsletter
newsletter sign-up
newsletters
next
next article
no comments
pinterest
play
play audio
play video
powered by
previous
previous article
print
print this article
print this page
privacy policy
published
read later
read more
read more on this
read more...
read next
read the full story
reuse this content
view image in fullscreen
unsubscribe
explore more on these topics
recommended
recommended for you
recommended stories
reddit
register
reject all
related
related articles
related content
related coverage
related links
related news
related stories
related topics
related video
reply
report this ad
republish this article
save
save article
scroll to continue
search
see all
see more
share
share article
share full article
share on facebook
share on linkedin
share on twitter
share on whatsapp
share on x
share this
share this article
share this page
share this post
share this story
show comments
show less
show more
sign in
sign up
sign up for free
skip advertisement
skip ad
skip to content
skip to main content
sponsored
sponsored content
start your free trial
story continues below
story continues below advertisement
subscribe
subscribe now
subscribe to continue
supported by
telegram
terms of service
terms of use
text size
thank you for reading
this article is more than 1 year old
this video can not be played
to play this video you need to enable javascript in your browser
toggle navigation
top stories
trending
trending now
tweet
twitter
updated
view all
view comments
view gallery
view in browser
watch live
what to read next
whatsapp
you may also like
you may be interested in
you might also like
youtube
abonnieren
alle akzeptieren
alle cookies akzeptieren
alle rechte vorbehalten
anmelden
anzeige
artikel anhören
artikel drucken
artikel hören
artikel merken
artikel teilen
artikel vorlesen
artikel weiterempfehlen
auch interessant
das könnte sie auch interessieren
drucken
e-mail
ende
feedback
impressum
jetzt abonnieren
jetzt anmelden
jetzt lesen
jetzt registrieren
kommentar schreiben
kommentare
kommentare anzeigen
kommentieren
link kopieren
mehr anzeigen
mehr dazu
mehr lesen
mehr zum thema
meistgelesen
merken
nach oben
newsletter abonnieren
passend zum thema
registrieren
schließen
startseite
suche
teilen
themen
vorlesen
weiterlesen
werbung
zum inhalt springen
zum seitenanfang
zur startseite
zurück
à lire aussi
à lire également
abonnez-vous
accepter et continuer
accueil
ajouter un commentaire
article réservé aux abonnés
aller au contenu
commentaires
commenter
contenu sponsorisé
continuer sans accepter
copier le lien
découvrir
écouter cet article
écouter l'article
écouter l’article
envoyer par e-mail
fermer
imprimer
je m'abonne
je m’abonne
la suite après cette publicité
laisser un commentaire
le plus lu
les plus lus
lire aussi
lire la suite
lire plus tard
offrir cet article
partager
partager cet article
partager l'article
partager l’article
pour aller plus loin
publicité
retour en haut
réagir
s'abonner
s’abonner
se connecter
s'inscrire
s’inscrire
sur le même sujet
tous droits réservés
tout accepter
voir plus
aceptar
aceptar todas
aceptar y continuar
anuncio
añadir un comentario
archivado en
cerrar
comentar
comentarios
compartir
compartir en facebook
copiar enlace
deja un comentario
enviar por correo
escuchar
escuchar artículo
escuche este artículo
guardar
imprimir
iniciar sesión
inicio
ir al contenido
leer más
leer mas
lo más leído
lo más visto
más información
más noticias
más sobre este tema
noticias relacionadas
publicidad
regístrate
relacionadas
seguir leyendo
suscríbete
suscribirse
te puede interesar
temas relacionados
todos los derechos reservados
ver más
ver comentarios
volver arriba
accetta
accetta tutti
abbonati
articoli correlati
ascolta l'articolo
ascolta l’articolo
ascolta questo articolo
chiudi
commenta
commenti
condividi
contenuto sponsorizzato
continua a leggere
copia link
i più letti
invia
iscriviti
leggi anche
leggi di più
leggi dopo
leggi tutto
pubblicità
riproduzione riservata
riproduzione riservata ©
© riproduzione riservata
salta al contenuto
salva
scopri di più
stampa
stampa articolo
torna su
tutti i diritti riservati
vai al contenuto
aceitar
aceitar todos
assine
assine já
compartilhar
compartilhe
comentários
continua após a publicidade
continua depois da publicidade
copiar link
deixe um comentário
entrar
fechar
iniciar sessão
ir para o conteúdo
leia mais
leia também
ler mais
mais lidas
mais notícias
matérias relacionadas
notícias relacionadas
ouvir
ouça este artigo
ouvir artigo
partilhar
partilhe
pesquisar
publicidade
saiba mais
subscrever
todos os direitos reservados
veja mais
veja também
версия для печати
войти
все новости
все права защищены
главная
закрыть
комментарии
комментировать
меню
наверх
новости по теме
новости партнеров
новости партнёров
оставить комментарий
отправить
подписаться
подписаться на новости
подписаться на рассылку
поделиться
поиск
показать ещё
показать еще
популярное
принять
распечатать
регистрация
реклама
самое читаемое
скопировать ссылку
слушать
слушать статью
смотрите также
читать далее
читать дальше
читайте также
что ещё почитать
что еще почитать";

/// Starts of short lines that are no part of an article.
pub const STARTS: &str = "\
(continued on page
(continued from page
a version of this article
also read:
also read |
contents lists available
get outlook for
sent from my
von meinem iphone gesendet
envoyé de mon
enviado desde mi
inviato da iphone
отправлено с iphone
by clicking “accept
by clicking \"accept
by continuing to use
by using this site
categories:
category:
click here
click to share
contact:
contacts:
continued from page
continued on page
copyright 19
copyright 20
copyright ©
copyright (c)
don't miss:
don’t miss:
download the app
e-mail:
email:
estimated reading time
fax:
filed under
follow her on
follow him on
follow them on
follow us on
for further information, contact
for further information, please contact
for media inquiries
for more information, contact
for more information, please contact
for more information, visit
get our newsletter
get the latest
have your say
join our
keywords:
listen to this
listen:
media contact
media inquiries
mobile:
more:
more on this:
our standards:
phone:
press contact
press inquiries
read also:
read the full
read more:
read more about
read more on
read next:
read:
reading time
recommended:
related article:
related:
see also:
share this
short link
sign up for
sign up to our
subscribe to our
tags:
tel.:
tel:
telephone:
the views expressed in this article
this site uses cookies
this website uses cookies
to read more
topics:
view original content
view source version on
watch now:
watch:
we use cookies
© 19
© 20
©19
©20
abonnieren sie
bleiben sie auf dem laufenden
diese seite verwendet cookies
diese website verwendet cookies
folgen sie uns
geschätzte lesezeit
lesedauer
lesen sie auch
lesen sie hier
lesen sie jetzt
lesen sie mehr
lesezeit
lies auch
mehr zum thema:
melden sie sich
pressekontakt
schlagwörter:
schlagworte:
siehe auch:
themen:
wir verwenden cookies
zum thema:
à lire aussi
à lire :
abonnez-vous à
contact presse
durée de lecture
inscrivez-vous
lire aussi
lire également
mots-clés
nous utilisons des cookies
suivez-nous
temps de lecture
thèmes :
voir aussi
archivado en:
contacto de prensa
etiquetas:
lea también
lee también
lea además
más información:
mira también
palabras clave
recibe nuestro
síguenos
suscríbete a
temas:
te puede interesar:
tiempo de lectura
utilizamos cookies
vea también
abbonati a
argomenti:
contatti stampa
iscriviti a
iscriviti alla
leggi anche
per approfondire
questo sito utilizza
seguici su
tempo di lettura
assine a
assine nossa
este site utiliza
este site usa
leia mais:
leia também
ler também
palavras-chave
siga-nos
tempo de leitura
tópicos:
usamos cookies
veja também
время чтения
ключевые слова
мы используем
подписывайтесь на
подпишитесь на
подробнее:
рубрика:
смотрите также
следите за
темы:
теги:
читайте также
читать также";

/// Lines after which the short lines that follow are links to other articles.
pub const LEADS: &str = "\
also read
editor's picks
more from this section
more on this
more on this story
more stories
most popular
most read
most viewed
read more
read next
recommended
recommended for you
recommended stories
related
related articles
related content
related coverage
related links
related news
related stories
explore more on these topics
top stories
trending
trending now
what to read next
you may also like
you might also like
auch interessant
das könnte sie auch interessieren
mehr zum thema
meistgelesen
passend zum thema
à lire aussi
les plus lus
lire aussi
sur le même sujet
lo más leído
más noticias
noticias relacionadas
te puede interesar
articoli correlati
i più letti
leggi anche
leia também
mais lidas
matérias relacionadas
notícias relacionadas
veja também
новости по теме
популярное
самое читаемое
смотрите также
читайте также";

/// What is counted on web pages: "12 comments", "3 min read".
pub const COUNTED: &str = "\
comment
comments
followers
hits
like
likes
min
min read
mins read
minute read
minutes read
reads
replies
retweets
share
shares
subscribers
times read
view
views
aufrufe
kommentar
kommentare
min. lesezeit
min lesezeit
minuten lesezeit
commentaire
commentaires
min de lecture
minutes de lecture
vues
comentario
comentarios
min de lectura
minutos de lectura
visitas
commenti
min di lettura
minuti di lettura
comentário
comentários
min de leitura
minutos de leitura
visualizações
комментариев
комментария
комментарий
мин чтения
мин. чтения
минуты чтения
минут чтения
просмотров
просмотра";

/// Starts of lines that describe a picture.
pub const CAPTIONS: &str = "\
(ap photo
(file photo
(image
(photo
ap photo
afp photo
caption:
credit:
file photo
figure credit
getty images
graphic:
illustration:
image credit
image source
image:
images:
photo by
photo credit
photo/
photo:
photograph by
photograph:
photos by
photos:
picture:
source:
sources:
video:
[photo
bild:
bildquelle
foto:
foto/
fotos:
grafik:
quelle:
quellen:
crédit photo
crédits photo
crédit :
crédits :
image :
infographie
photo :
photos :
source :
sources :
fuente:
fotografía:
imagen:
créditos:
fonte:
immagine:
imagem:
crédito:
(foto
(фото
источник:
фото:
фото /";

/// Marks inside a line after which only the picture's source follows.
pub const CREDITS: &str = "\
(ap photo
(photo by
(photo:
[photo:
(image:
photo credit:
(file photo
photo: ap
(foto:
(photo :
(фото:
. photo:
. photograph:
. photo :
. picture:
. image:
. foto:
. bild:
. фото:
| photo:
| foto:";

/// Labels of newspaper sections and of kinds of article, as they stand above headlines.
pub const KICKERS: &str = "\
africa
americas
analysis
arts
asia
breaking
breaking news
business
climate
column
comment
commentary
culture
economy
editorial
education
entertainment
environment
europe
exclusive
explainer
fact check
feature
finance
for immediate release
health
interview
investigation
latest news
letters
lifestyle
live
local
local news
long read
magazine
markets
media
middle east
money
national
news
news analysis
news release
obituary
opinion
people
politics
press release
profile
review
science
society
special report
sport
sports
technology
tech
top news
transport
travel
us news
uk news
video
weather
world
world news
ausland
bildung
feuilleton
gastbeitrag
gesellschaft
gesundheit
inland
kommentar
kultur
leitartikel
lokales
meinung
nachrichten
panorama
politik
presseinformation
pressemitteilung
regional
reportage
umwelt
wirtschaft
wissen
wissenschaft
actualité
actualités
communiqué
communiqué de presse
économie
éditorial
enquête
environnement
france
international
monde
opinions
planète
politique
santé
sciences
société
tribune
ciencia
comunicado de prensa
cultura
deportes
economía
editorial
educación
entrevista
españa
internacional
mundo
nacional
negocios
nota de prensa
opinión
política
salud
sociedad
tecnología
comunicato stampa
cronaca
economia
esteri
intervista
mondo
opinioni
politica
scienza
società
tecnologia
brasil
ciência
comunicado de imprensa
desporto
educação
entrevista
esportes
negócios
notícias
opinião
saúde
sociedade
в мире
интервью
культура
мнение
мнения
мир
наука
новости
общество
политика
пресс-релиз
происшествия
россия
спорт
технологии
экономика";

/// Labels of the header of a message that was forwarded or answered, with the kind of what follows: "f" from, "d" date,
/// "t" recipients, "s" subject.
pub const MAIL_LABELS: &str = "\
f from
d sent
d date
t to
t cc
t bcc
t reply-to
f sender
t delivered-to
t return-path
t received
t message-id
t mime-version
t content-type
t content-transfer-encoding
t content-language
t in-reply-to
t references
t list-id
t list-unsubscribe
t dkim-signature
t authentication-results
t user-agent
t thread-topic
s subject
f von
d gesendet
d datum
t an
s betreff
f de
d envoyé
t à
s objet
d enviado
d enviada em
d fecha
t para
s asunto
f da
d inviato
d data
t a
s oggetto
s assunto
f от
f от кого
d отправлено
d дата
t кому
t копия
s тема";

/// Words of people whose work is writing, as they stand beside a name in a byline.
pub const ROLES: &str = "\
agence
agency
associated press
columnist
contributing
contributor
correspondent
correspondents
desk
editor
editors
journalist
newsroom
reporter
reporters
reuters
staff
writer
writers
korrespondent
korrespondentin
redakteur
redakteurin
redaktion
journalistin
correspondant
correspondante
journaliste
rédaction
corresponsal
periodista
redacción
redactor
redactora
corrispondente
giornalista
redazione
correspondente
jornalista
redação
repórter
корреспондент
журналист
редакция";
