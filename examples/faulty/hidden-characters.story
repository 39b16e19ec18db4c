Bank Warns of Letters
Facts
- The savings bank of Merrow warns of letters that ask for a pass​word.[1]
- They name the account ‮2814-66‬, which does not exist.[1][2]
- One of them rang when it was opened as a file.[2]
Sources: [1]Merrow Savings Bank and [2]Merrow Evening Post.
