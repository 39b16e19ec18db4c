Cinema in Merrow Shows Films Without Sound
Facts
- The cinema in Merrow shows six silent films in May, with a pianist.[1]
Sources: [1]Merrow Evening Post.
Narratives
- A picture that needs no words is the better picture.
- As provided by Merrow Evening Post. Half the town will sleep through it.
- Sceptical narrative, as provided by Merrow Evening Post
